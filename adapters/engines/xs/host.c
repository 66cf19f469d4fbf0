/*
 * A host for XS that serves one JavaScript world over pipes.
 *
 * The first line on stdin is a JSON string: source text whose value is a function. It is called with `print` and answers with
 * an object that has `run(line)` and `finish()`. Every further line is given to `run`; then promise jobs are drained; then
 * `finish` is called.
 *
 *   host [-v] [-M megabytes] [-x meter] [-n] [-w file] [-r file]
 *
 * -v prints the version of XS, -M limits the heap, -x limits the meter of each line, -n leaves out the native lockdown and harden.
 * -w writes a snapshot of the world at the end of input; -r begins with one, and reads no source text for the driver is in it.
 * Exit codes: 0 end of input, 2 wrong use, 3 an exception of the world's own code, 100 + XS's abort status otherwise
 * (101 memory, 102 stack, 106 keys, 107 metering).
 */
#include "xsnap.h"

mxImport void fxEndJob(xsMachine* the);
mxImport void fxRunPromiseJobs(xsMachine* the);

static xsUnsignedValue gxMeterLimit = 0;

static xsBooleanValue withinMeter(xsMachine* the, xsUnsignedValue index)
{
	return (gxMeterLimit == 0) || (index <= gxMeterLimit);
}

static void hostPrint(xsMachine* the)
{
	fputs(xsToString(xsArg(0)), stdout);
	fputc('\n', stdout);
	fflush(stdout);
}

/* What the host adds to the start compartment is frozen with the rest. */
static void hostLockdown(xsMachine* the)
{
	fx_lockdown(the);
	xsResult = xsGet(xsGlobal, xsID("harden"));
	xsCall1(xsGlobal, xsID("harden"), xsResult);
	xsResult = xsGet(xsGlobal, xsID("lockdown"));
	xsCall1(xsGlobal, xsID("harden"), xsResult);
	xsResult = xsUndefined;
}

/* Reads one line of any length without its newline; NULL at the end of input. */
static char* readLine(char** buffer, size_t* size)
{
	ssize_t length = getline(buffer, size, stdin);
	if (length < 0)
		return NULL;
	if ((length > 0) && ((*buffer)[length - 1] == '\n'))
		(*buffer)[length - 1] = 0;
	return *buffer;
}

/* The platform's own loop would turn an unhandled rejection's reason into a string, which runs the program's code outside of any job. */
static void drainJobs(xsMachine* the)
{
	do {
		while (the->promiseJobs) {
			the->promiseJobs = 0;
			fxRunPromiseJobs(the);
		}
		fxEndJob(the);
	} while (the->promiseJobs);
}

/* What a snapshot names by its place here: functions of the host that the world holds. */
static xsCallback gxCallbacks[] = { hostPrint, hostLockdown, fx_harden };
static char gxSignature[] = "ses262";
/* A world that is written has its driver as a global of this host's name. */
static int gxKeepsDriver = 0;

static int readBytes(void* stream, void* address, size_t size)
{
	return (fread(address, size, 1, (FILE*)stream) == 1) ? 0 : errno;
}

static int writeBytes(void* stream, void* address, size_t size)
{
	return (fwrite(address, size, 1, (FILE*)stream) == 1) ? 0 : errno;
}

static void describeSnapshot(xsSnapshot* snapshot, FILE* stream)
{
	memset(snapshot, 0, sizeof(*snapshot));
	snapshot->signature = gxSignature;
	snapshot->signatureLength = sizeof(gxSignature) - 1;
	snapshot->callbacks = gxCallbacks;
	snapshot->callbacksLength = sizeof(gxCallbacks) / sizeof(gxCallbacks[0]);
	snapshot->read = readBytes;
	snapshot->write = writeBytes;
	snapshot->stream = stream;
}

static xsMachine* readWorld(const char* path)
{
	xsSnapshot snapshot;
	xsMachine* machine;
	FILE* file = fopen(path, "rb");
	if (!file)
		return NULL;
	describeSnapshot(&snapshot, file);
	machine = xsReadSnapshot(&snapshot, "ses262", NULL);
	fclose(file);
	return machine;
}

static int writeWorld(xsMachine* machine, const char* path)
{
	xsSnapshot snapshot;
	int failed;
	FILE* file = fopen(path, "wb");
	if (!file)
		return 1;
	describeSnapshot(&snapshot, file);
	failed = (xsWriteSnapshot(machine, &snapshot) == 0) || snapshot.error;
	return fclose(file) || failed;
}

static int serve(xsMachine* the, int native, int resumed)
{
	char* buffer = NULL;
	size_t size = 0;
	char* line = NULL;
	int failed = 0;

	xsBeginHost(the);
	{
		xsVars(3);
		xsTry {
			if (native && !resumed) {
				xsVar(0) = xsNewHostFunctionObject(fx_harden, 1, xsID("harden"));
				xsDefine(xsGlobal, xsID("harden"), xsVar(0), xsDontEnum);
				xsVar(0) = xsNewHostFunctionObject(hostLockdown, 0, xsID("lockdown"));
				xsDefine(xsGlobal, xsID("lockdown"), xsVar(0), xsDontEnum);
			}
			if (resumed)
				xsVar(0) = xsGet(xsGlobal, xsID("ses262"));
			else if ((line = readLine(&buffer, &size))) {
				xsVar(0) = xsString(line);
				xsVar(1) = xsGet(xsGlobal, xsID("JSON"));
				xsVar(0) = xsCall1(xsVar(1), xsID("parse"), xsVar(0));
				xsVar(0) = xsCall1(xsGlobal, xsID("eval"), xsVar(0));
				xsVar(1) = xsNewHostFunctionObject(hostPrint, 1, xsID("print"));
				xsVar(0) = xsCallFunction1(xsVar(0), xsUndefined, xsVar(1));
				drainJobs(the);
				if (gxKeepsDriver)
					xsDefine(xsGlobal, xsID("ses262"), xsVar(0), xsDontEnum);
			}
			if (resumed || line) {
				while ((line = readLine(&buffer, &size))) {
					fxSetCurrentMeter(the, 0);
					xsVar(1) = xsString(line);
					xsCall1(xsVar(0), xsID("run"), xsVar(1));
					drainJobs(the);
					xsCall0(xsVar(0), xsID("finish"));
				}
			}
		}
		xsCatch {
			fprintf(stderr, "%s\n", xsToString(xsException));
			failed = 1;
		}
	}
	xsEndHost(the);
	free(buffer);
	return failed;
}

static int usage(void)
{
	fprintf(stderr, "host [-v] [-M megabytes] [-x meter] [-n] [-w file] [-r file]\n");
	return 2;
}

int main(int argc, char* argv[])
{
	xsCreation creation = {
		4 * 1024 * 1024,	/* initialChunkSize */
		32 * 1024 * 1024,	/* incrementalChunkSize */
		64 * 1024,			/* initialHeapCount */
		1024 * 1024,		/* incrementalHeapCount */
		32 * 1024,			/* stackCount */
		4096,				/* initialKeyCount */
		4096,				/* incrementalKeyCount */
		1993,				/* nameModulo */
		127,				/* symbolModulo */
		8192 * 1024,		/* parserBufferSize */
		1993,				/* parserTableModulo */
	};
	size_t megabytes = 0;
	int native = 1;
	const char* written = NULL;
	const char* resumed = NULL;
	int failed = 0;
	int status;
	int argi;
	xsMachine* machine;

	for (argi = 1; argi < argc; argi++) {
		if (!strcmp(argv[argi], "-v")) {
			char version[16];
			xsVersion(version, sizeof(version));
			printf("%s\n", version);
			return 0;
		}
		else if (!strcmp(argv[argi], "-n"))
			native = 0;
		else if (!strcmp(argv[argi], "-M") && (argi + 1 < argc))
			megabytes = (size_t)strtoul(argv[++argi], NULL, 10);
		else if (!strcmp(argv[argi], "-x") && (argi + 1 < argc))
			gxMeterLimit = (xsUnsignedValue)strtoul(argv[++argi], NULL, 10);
		else if (!strcmp(argv[argi], "-w") && (argi + 1 < argc))
			written = argv[++argi];
		else if (!strcmp(argv[argi], "-r") && (argi + 1 < argc))
			resumed = argv[++argi];
		else
			return usage();
	}
	gxKeepsDriver = written != NULL;

	xsInitializeSharedCluster();
	machine = resumed ? readWorld(resumed) : xsCreateMachine(&creation, "ses262", NULL);
	if (!machine) {
		fprintf(stderr, "%s cannot be read\n", resumed ? resumed : "the world");
		return 3;
	}
	if (megabytes)
		machine->allocationLimit = megabytes * 1024 * 1024;
	/* XS leaves for the metering block's end when it aborts. */
	xsBeginMetering(machine, withinMeter, 1);
	{
		failed = serve(machine, native, resumed != NULL);
	}
	xsEndMetering(machine);
	status = machine->abortStatus;
	fflush(stdout);
	if (written && !status && !failed)
		failed = writeWorld(machine, written);
	if (status)
		return 100 + status;
	return failed ? 3 : 0;
}

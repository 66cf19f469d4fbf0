/* Runs the steps of one job in one world and prints one report line. */
(function makeJobRunner(core, walk, modules, world) {
  'use strict';
  const { apply, blocked, construct, create, encode, errorText, expose, includes, isBlocked, parse, push, quote, then } = core;

  let opened = false;
  let failure = null;
  let state = null;

  /* Where a `mark();` goes so that a directive prologue or a hashbang keeps its place and its meaning. */
  const markPosition = function (source) {
    let at = 0;
    const skipBlank = function () {
      for (;;) {
        const two = core.slice(source, at, at + 2);
        const code = core.charCodeAt(source, at);
        if (code === 32 || (code >= 9 && code <= 13) || code === 160 || code === 0xfeff || code === 0x2028 || code === 0x2029) at += 1;
        else if (two === '//') { while (at < source.length && core.charCodeAt(source, at) !== 10 && core.charCodeAt(source, at) !== 13) at += 1; }
        else if (two === '/*') { at += 2; while (at < source.length && core.slice(source, at, at + 2) !== '*/') at += 1; at += 2; }
        else return;
      }
    };
    if (core.slice(source, 0, 2) === '#!') while (at < source.length && core.charCodeAt(source, at) !== 10) at += 1;
    let position = at;
    for (;;) {
      skipBlank();
      const mark = core.slice(source, at, at + 1);
      if (mark !== '"' && mark !== "'") return position;
      at += 1;
      while (at < source.length && core.slice(source, at, at + 1) !== mark) at += core.slice(source, at, at + 1) === '\\' ? 2 : 1;
      at += 1;
      if (core.slice(source, at, at + 1) !== ';') return position;
      at += 1;
      position = at;
    }
  };
  const marked = function (source, call) {
    const at = markPosition(source);
    return core.slice(source, 0, at) + (at === 0 ? '' : '\n') + call + core.slice(source, at);
  };

  const evaluateInStart = function (source) { return world.evaluate(world.start, source, null); };
  const objectInStart = function (source, stage) {
    try { return evaluateInStart('(' + source + '\n)'); } catch (error) { throw blocked(stage, 'its object expression threw', true, error); }
  };

  const provide = function (global, silent) {
    if (state.usesLog) expose(global, 'log', silent ? world.adoptFunction(function () {}) : state.log);
    if (state.usesResults) expose(global, 'results', state.results);
    if (global === world.globalOf(world.start)) {
      if (state.usesSources) expose(global, 'sources', state.sources);
      if (state.usesMaker) expose(global, 'compartmentWith', state.maker);
    }
    if (state.usesHarden && world.lentHarden && !('harden' in global)) expose(global, 'harden', world.lentHarden);
  };

  /* Where lexicals belong to compartments rather than evaluations, all steps in one compartment must want the same ones. */
  const place = function (name, endowmentsSource, endowments) {
    const perCompartment = world.lexicals === 'compartment';
    const lexicals = perCompartment ? endowmentsSource : null;
    if (name === 'start') {
      if (lexicals !== null) throw blocked('unsupported', 'the start compartment takes no lexicals', false);
      return state.start;
    }
    let found = state.places[name];
    if (found) {
      if (found.lexicals !== lexicals) throw blocked('unsupported', 'lexicals are given per compartment here, not per evaluation', false);
      return found;
    }
    const source = core.getOwnPropertyDescriptor(state.job.globals, name);
    const globals = source === undefined ? null : objectInStart(source.value, 'globals of ' + name);
    let compartment;
    try { compartment = world.makeCompartment(name, globals, state.lookup, perCompartment ? endowments : null); } catch (error) {
      throw isBlocked(error) ? error : blocked('compartment', 'making a compartment threw', true, error);
    }
    found = { __proto__: null, name, compartment, globals, lexicals, endowments: perCompartment ? endowments : null };
    provide(world.globalOf(compartment), false);
    state.places[name] = found;
    push(state.placeList, found);
    return found;
  };

  /* A compartment like `at`, but untouched, in which `mark` stops the program before it does anything. */
  const twinOf = function (at, lookup, markName, reach) {
    const markFunction = world.adoptFunction(reach, true);
    if (at.compartment === world.start) {
      expose(world.globalOf(at.compartment), markName, markFunction);
      return at.compartment;
    }
    const twin = world.makeCompartment(at.name, at.globals, lookup, at.endowments);
    const global = world.globalOf(twin);
    provide(global, true);
    expose(global, markName, markFunction);
    return twin;
  };
  const forgetTwin = function (at, markName) {
    if (at.compartment === world.start) core.deleteProperty(world.globalOf(at.compartment), markName);
  };

  const evaluateAs = function (compartment, how, source, endowments) {
    if (how === 'expression') {
      if (!world.evaluateExpression) throw blocked('unsupported', 'the world has no way to evaluate an expression as such', false);
      return world.evaluateExpression(compartment, source, endowments);
    }
    if (how === 'program') return world.evaluate(compartment, source, endowments);
    if (endowments !== null) throw blocked('unsupported', 'endowments go with programs and expressions only', false);
    const global = world.globalOf(compartment);
    if (how === 'indirect-eval') {
      const evaluate = global.eval;
      if (typeof evaluate !== 'function') throw blocked('unsupported', 'the compartment has no eval', false);
      return evaluate(source);
    }
    const FunctionConstructor = global.Function;
    if (typeof FunctionConstructor !== 'function') throw blocked('unsupported', 'the compartment has no Function', false);
    const made = construct(FunctionConstructor, [source]);
    state.functionMade = true;
    return apply(made, undefined, []);
  };

  /* `run` when the program's first statement was reached: the twin's mark is called. */
  const phaseOf = function (at, how, source, endowments) {
    if (how === 'function-body') return state.functionMade ? 'run' : 'parse';
    let reached = false;
    const markName = 'mark$' + state.job.prefix;
    const reach = function () { reached = true; };
    try {
      const twin = twinOf(at, null, markName, reach);
      const text = how === 'expression' ? markName + '(),\n' + source : marked(source, markName + '();\n');
      evaluateAs(twin, how, text, endowments);
    } catch (stopped) { /* by the mark, or before it */ }
    forgetTwin(at, markName);
    return reached ? 'run' : 'parse';
  };

  const recordNormal = function (value) {
    push(state.values, value);
    push(state.results, value);
    push(state.steps, '{"type":"normal","value":' + encode(value) + '}');
  };
  const recordThrow = function (error, phase) {
    push(state.steps, '{"type":"throw","phase":"' + phase + '","value":' + encode(error) + '}');
    state.settled = true;
  };

  const importStep = function (at, specifier, index) {
    if (!world.importModule) throw blocked('unsupported', 'the world cannot link modules given as text', false);
    const refused = function (error) {
      let reached = false;
      const markName = 'mark$' + state.job.prefix;
      const twinModules = create(null);
      const names = core.ownKeys(state.job.modules);
      for (let i = 0; i < names.length; i += 1) twinModules[names[i]] = marked(state.job.modules[names[i]], markName + '();\n');
      const settle = function () { recordThrow(error, reached ? 'run' : 'parse'); };
      try {
        const { records } = state.job;
        const lookup = modules.lookup(world, twinModules, records === null ? null : records.marked);
        const twin = twinOf(at, lookup, markName, function () { reached = true; });
        then(world.importModule(twin, specifier), settle, settle);
      } catch (again) { settle(); }
    };
    let loaded;
    try { loaded = world.importModule(at.compartment, specifier); } catch (error) {
      if (isBlocked(error)) throw error;
      refused(error);
      return;
    }
    then(loaded, function (namespace) {
      recordNormal(namespace);
      proceed(index + 1);
    }, refused);
  };

  const proceed = function (from) {
    try {
      for (let i = from; i < state.job.steps.length; i += 1) {
        const step = state.job.steps[i];
        const given = step.endowments === null ? null : objectInStart(step.endowments, 'endowments');
        if (given !== null && !world.lexicals) throw blocked('unsupported', 'the world has no lexical endowments', false);
        const at = place(step.in, step.endowments, given);
        if (step.as === 'module') { importStep(at, step.program, i); return; }
        const endowments = world.lexicals === 'evaluation' ? given : null;
        let value;
        state.functionMade = false;
        try {
          value = evaluateAs(at.compartment, step.as, step.program, endowments);
        } catch (error) {
          if (isBlocked(error)) throw error;
          recordThrow(error, phaseOf(at, step.as, step.program, endowments));
          return;
        }
        recordNormal(value);
      }
      state.settled = true;
    } catch (error) {
      state.blocked = isBlocked(error) ? error : blocked('driver', 'the world driver itself failed', true, error);
      state.settled = true;
    }
  };

  const print = function (body) {
    core.host.print(state.job.prefix + '{"id":' + quote(state.job.id) + ',' + body + '}');
  };
  const printBlocked = function (problem) {
    print('"status":"blocked","stage":' + quote(problem.stage) + ',"error":' + (problem.error ? errorText(problem.error) : 'null') +
      ',"detail":' + quote(problem.detail));
  };
  const joined = function (list) {
    let out = '';
    for (let i = 0; i < list.length; i += 1) out += (i === 0 ? '' : ',') + list[i];
    return '[' + out + ']';
  };

  const begin = function (text) {
    const job = parse(text);
    state = {
      __proto__: null, job, places: create(null), placeList: [], steps: [], values: [], logged: [], results: [],
      settled: false, blocked: null, functionMade: false, usesLog: false, usesResults: false, usesHarden: false, usesSources: false, usesMaker: false,
      log: null, sources: null, maker: null, lookup: null, start: null,
    };
    const current = state;
    /* A harness name exists only where some text of the job mentions it, so that it disturbs no census of names. */
    const scan = function (source) {
      if (source === null) return;
      if (includes(source, 'log(')) state.usesLog = true;
      if (includes(source, 'results[')) state.usesResults = true;
      if (includes(source, 'harden(')) state.usesHarden = true;
      if (includes(source, 'sources[')) state.usesSources = true;
      if (includes(source, 'compartmentWith(')) state.usesMaker = true;
    };
    for (let i = 0; i < job.steps.length; i += 1) { scan(job.steps[i].program); scan(job.steps[i].endowments); }
    const globals = core.ownKeys(job.globals);
    for (let i = 0; i < globals.length; i += 1) scan(job.globals[globals[i]]);
    const specifiers = job.modules ? core.ownKeys(job.modules) : [];
    for (let i = 0; i < specifiers.length; i += 1) scan(job.modules[specifiers[i]]);
    scan(job.customise);
    if (job.modules !== null && world.moduleSource) {
      state.lookup = modules.lookup(world, job.modules, job.records === null ? null : job.records.plain);
      state.sources = modules.table(job.modules, state.lookup);
    }
    if (state.usesMaker && world.makeWith) state.maker = core.freeze((options) => world.makeWith(options));
    return current;
  };

  return {
    /** Starts a job given as JSON text. Its jobs (promise reactions) must be drained by the host before `finish`. */
    run: function (text) {
      const current = begin(text);
      try {
        if (failure) throw failure;
        if (!opened) {
          world.open(state.job, function (compartment) {
            current.log = world.adoptFunction(function (value) { push(current.logged, encode(value)); });
            provide(world.globalOf(compartment), false);
          });
          opened = true;
        } else {
          current.log = world.adoptFunction(function (value) { push(current.logged, encode(value)); });
          provide(world.globalOf(world.start), false);
        }
        state.start = { __proto__: null, name: 'start', compartment: world.start, globals: null, endowments: null };
      } catch (error) {
        state.blocked = failure = isBlocked(error) ? error : blocked('driver', 'the world driver itself failed', true, error);
        state.settled = true;
        return;
      }
      proceed(0);
    },
    /** Prints the report line. */
    finish: function () {
      if (!state.settled) state.blocked = blocked('module', 'an import never settled', false);
      if (state.blocked) { printBlocked(state.blocked); return; }
      let probes;
      try { probes = walk.probe(state.job, state.values, state.placeList, world); } catch (error) {
        printBlocked(blocked('probe', 'a probe of the driver failed', true, error));
        return;
      }
      const start = world.globalOf(world.start);
      if (state.usesLog) core.deleteProperty(start, 'log');
      if (state.usesResults) core.deleteProperty(start, 'results');
      if (state.usesSources) core.deleteProperty(start, 'sources');
      if (state.usesMaker) core.deleteProperty(start, 'compartmentWith');
      print('"status":"observed","steps":' + joined(state.steps) + ',"log":' + joined(state.logged) + ',"probes":' + joined(probes));
    },
    /** For the host: what stands before the world (loading the shim) failed. */
    refuse: function (text, stage, detail, error) {
      begin(text);
      printBlocked(blocked(stage, detail, true, error));
    },
  };
})

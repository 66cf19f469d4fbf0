/** Adds the engines of the user's own YAML file to the registry. */
export async function addEngineFile(file: unknown): Promise<void> {
  if (file === undefined) return;
  throw new Error(`not wired yet: ${String(file)}`);
}

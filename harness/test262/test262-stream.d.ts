declare module 'test262-stream' {
  import { Readable } from 'node:stream';
  export default class TestStream extends Readable {
    constructor(root: string, options?: { paths?: string[]; includesDir?: string; omitRuntime?: boolean; acceptVersion?: string });
  }
}

declare module '@engine262/engine262' {
  export class Agent {
    constructor(options: object);
  }
  export class ManagedRealm {
    constructor(options: object);
  }
  export function setSurroundingAgent(agent: Agent): void;
}

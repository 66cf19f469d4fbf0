/* eslint-disable max-lines -- the machine is one function, because its state is fast only as local variables */
import { boundsUpTo, includes } from '../unicode/code-point-set.ts';
import { BacktrackOverflow, portion } from './meter.ts';
import type { Meter } from './meter.ts';
import { unbounded } from './program.ts';
import type { Program } from './program.ts';
import { scannedPoints, scanPoints } from './scan.ts';
import { isLead, isTrail } from './scanner.ts';
import { canMatchBackreference, isLineTerminator, isWordBoundary } from './assertions.ts';

/*
 * The stack of choices. Its entries are told apart by their top word:
 *   [position, pc]                 a choice: go on there;
 *   [value, ~register]             an undo: give the register its value back, and go on popping;
 *   [least, position, pc | kind]   a run that may still give back (greedy) or
 *   [rest, position, pc | kind]    take (lazy) a character before the instruction at pc.
 */
const kindShift = 28;
const pcMask = (1 << kindShift) - 1;
const greedyUnits = 1 << kindShift;
const greedyPoints = 2 << kindShift;
const lazyUnits = 3 << kindShift;
const lazyPoints = 4 << kindShift;

/** After so many characters a repetition goes on in `scanPoints`. */
const shortScan = 1 << 9;

const initialStack = 1 << 12;
const greatestStack = 1 << 25;
/** The stack lives between matches, unless one made it large. No match runs inside another: nothing here calls out. */
let pool: Int32Array = new Int32Array(initialStack);

function grown(stack: Int32Array): Int32Array {
  if (stack.length >= greatestStack) throw new BacktrackOverflow();
  const larger = new Int32Array(stack.length * 2);
  larger.set(stack);
  if (larger.length <= 1 << 18) pool = larger;
  return larger;
}

/**
 * Matches a program at one position. (One long function, because the machine's state is fast only as local variables.)
 * Registers come in as -1 and hold the groups when it returns true; when it returns
 * false they are -1 again, because every change is undone on the way back.
 */
export function execute(program: Program, input: string, start: number, registers: Int32Array, meter: Meter): boolean {
  const { code, lowMembers, sets } = program;
  const end = input.length;
  let stack: Int32Array = pool;
  let top = 0;
  let pc = 0;
  let position = start;
  let steps = meter.steps;

  for (;;) {
    if (++steps >= portion) {
      meter.steps = steps;
      meter.flush();
      steps = 0;
    }
    if (top + 8 > stack.length) stack = grown(stack);
    // The cases are Op's numbers as literals: only those make the host dispatch by a table. A test compares them.
    // An instruction that succeeds continues the loop; one that fails breaks out of the switch, to the backtracking.
    switch (code[pc]) {
      case 2: // Char
        if (position < end && input.charCodeAt(position) === code[pc + 1]) {
          position++;
          pc += 2;
          continue;
        }
        break;
      case 3: // Char2
        if (position < end) {
          const unit = input.charCodeAt(position);
          if (unit === code[pc + 1] || unit === code[pc + 2]) {
            position++;
            pc += 3;
            continue;
          }
        }
        break;
      case 4: // Set
        if (position < end) {
          const set = code[pc + 1]!;
          const unit = input.charCodeAt(position);
          if (unit < 256 ? lowMembers[(set << 8) | unit] !== 0 : includes(sets[set]!, unit)) {
            position++;
            pc += 2;
            continue;
          }
        }
        break;
      case 5: // SetPoint
        if (position < end) {
          const set = code[pc + 1]!;
          const point = input.codePointAt(position)!;
          if (point < 256 ? lowMembers[(set << 8) | point] !== 0 : includes(sets[set]!, point)) {
            position += point > 0xffff ? 2 : 1;
            pc += 2;
            continue;
          }
        }
        break;
      case 6: { // Text
        const length = code[pc + 1]!;
        if (position + length <= end) {
          let index = 0;
          while (index < length && input.charCodeAt(position + index) === code[pc + 2 + index]) index++;
          steps += index >> 2;
          if (index === length) {
            position += length;
            pc += 2 + length;
            continue;
          }
        }
        break;
      }
      case 7: // CharBack
        if (position > 0 && input.charCodeAt(position - 1) === code[pc + 1]) {
          position--;
          pc += 2;
          continue;
        }
        break;
      case 8: // SetBack
        if (position > 0 && includes(sets[code[pc + 1]!]!, input.charCodeAt(position - 1))) {
          position--;
          pc += 2;
          continue;
        }
        break;
      case 9: // SetPointBack
        if (position > 0) {
          const before = stepBack(input, position, 0);
          if (includes(sets[code[pc + 1]!]!, input.codePointAt(before)!)) {
            position = before;
            pc += 2;
            continue;
          }
        }
        break;
      case 10: // Jump
        pc = code[pc + 1]!;
        continue;
      case 11: // Split
        stack[top++] = position;
        stack[top++] = code[pc + 1]!;
        pc += 2;
        continue;
      case 12: // SplitJump
        stack[top++] = position;
        stack[top++] = pc + 2;
        pc = code[pc + 1]!;
        continue;
      case 13: // Peek
      case 14: // PeekSplit
      case 15: // PeekJump
      case 16: { // PeekSplitJump
        const set = code[pc + 1]!;
        let isMember = false;
        if (position < end) {
          const unit = input.charCodeAt(position);
          isMember = unit < 256 ? lowMembers[(set << 8) | unit] !== 0 : includes(sets[set]!, unit);
        }
        const target = code[pc + 2]!;
        const op = code[pc]!;
        pc += 3;
        if (op <= 14) {
          if (!isMember) {
            pc = target;
          } else if (op === 14) {
            stack[top++] = position;
            stack[top++] = target;
          }
        } else if (isMember) {
          if (op === 16) {
            stack[top++] = position;
            stack[top++] = pc;
          }
          pc = target;
        }
        continue;
      }
      case 17: { // Save
        const register = code[pc + 1]!;
        stack[top++] = registers[register]!;
        stack[top++] = ~register;
        registers[register] = position;
        pc += 2;
        continue;
      }
      case 18: { // Clear
        const last = code[pc + 2]!;
        for (let register = code[pc + 1]!; register <= last; register++) {
          if (registers[register] === -1) continue;
          if (top + 8 > stack.length) stack = grown(stack);
          stack[top++] = registers[register]!;
          stack[top++] = ~register;
          registers[register] = -1;
        }
        steps += (last - code[pc + 1]!) >> 2;
        pc += 3;
        continue;
      }
      case 19: // FailIfEmpty
        if (registers[code[pc + 1]!] !== position) {
          pc += 2;
          continue;
        }
        break;
      case 20: { // Zero
        const register = code[pc + 1]!;
        stack[top++] = registers[register]!;
        stack[top++] = ~register;
        registers[register] = 0;
        pc += 2;
        continue;
      }
      case 21: { // Loop
        const count = registers[code[pc + 1]!]!;
        const exit = code[pc + 4]!;
        const body = pc + 7;
        if (count < code[pc + 2]!) {
          pc = body;
          continue;
        }
        const maximum = code[pc + 3]!;
        if (maximum !== unbounded && count >= maximum) {
          pc = exit;
          continue;
        }
        const mode = code[pc + 5];
        const set = code[pc + 6]!;
        if (mode === 1) {
          stack[top++] = position;
          stack[top++] = body;
          pc = exit;
          continue;
        }
        if (set >= 0 && !(position < end && includes(sets[set]!, input.charCodeAt(position)))) {
          pc = exit;
          continue;
        }
        if (mode === 0) {
          stack[top++] = position;
          stack[top++] = exit;
        }
        pc = body;
        continue;
      }
      case 22: { // Count
        const register = code[pc + 1]!;
        const positionRegister = code[pc + 2]!;
        const count = registers[register]!;
        if (positionRegister >= 0 && count >= code[pc + 3]! && registers[positionRegister] === position) break;
        if (count < unbounded - 1) {
          stack[top++] = count;
          stack[top++] = ~register;
          registers[register] = count + 1;
        }
        pc += 4;
        continue;
      }
      case 23: { // Greedy
        const set = code[pc + 1]!;
        const base = set << 8;
        const minimum = code[pc + 2]!;
        const maximum = code[pc + 3]!;
        const limit = end - position > maximum ? position + maximum : end;
        let reached = position;
        // Neighbours in a text are often members of one range.
        let from = 0;
        let to = 0;
        while (reached < limit) {
          const unit = input.charCodeAt(reached);
          if (unit < 256) {
            if (lowMembers[base | unit] === 0) break;
          } else if (unit < from || unit >= to) {
            const bounds = boundsUpTo(sets[set]!, unit);
            if ((bounds & 1) === 0) break;
            from = sets[set]![bounds - 1]!;
            to = sets[set]![bounds]!;
          }
          reached++;
        }
        steps += reached - position;
        if (reached - position < minimum) break;
        pc += 6;
        if (code[pc - 2] === 0 && reached - position > minimum) {
          stack[top++] = position + minimum;
          stack[top++] = reached;
          stack[top++] = pc | greedyUnits;
        }
        position = reached;
        continue;
      }
      case 24: { // GreedyPoint
        const set = code[pc + 1]!;
        const minimum = code[pc + 2]!;
        const maximum = code[pc + 3]!;
        let reached = position;
        let least = minimum === 0 ? position : -1;
        let count = 0;
        let from = 0;
        let to = 0;
        while (reached < end && count < maximum) {
          if (count === shortScan && count >= minimum) {
            reached = scanPoints(input, reached, maximum - count, sets[set]!, lowMembers, set << 8);
            count += scannedPoints;
            break;
          }
          const point = input.codePointAt(reached)!;
          if (point < 256) {
            if (lowMembers[(set << 8) | point] === 0) break;
          } else if (point < from || point >= to) {
            const bounds = boundsUpTo(sets[set]!, point);
            if ((bounds & 1) === 0) break;
            from = sets[set]![bounds - 1]!;
            to = sets[set]![bounds]!;
          }
          reached += point > 0xffff ? 2 : 1;
          if (++count === minimum) least = reached;
        }
        steps += count;
        if (count < minimum) break;
        pc += 6;
        if (code[pc - 2] === 0 && reached > least) {
          stack[top++] = least;
          stack[top++] = reached;
          stack[top++] = pc | greedyPoints;
        }
        position = reached;
        continue;
      }
      case 25: // Lazy
      case 26: { // LazyPoint
        const set = sets[code[pc + 1]!]!;
        const minimum = code[pc + 2]!;
        const inPoints = code[pc] === 26;
        let count = 0;
        while (count < minimum && position < end) {
          const character = inPoints ? input.codePointAt(position)! : input.charCodeAt(position);
          if (!includes(set, character)) break;
          position += character > 0xffff ? 2 : 1;
          count++;
        }
        steps += count;
        if (count < minimum) break;
        const rest = code[pc + 3] === unbounded ? unbounded : code[pc + 3]! - minimum;
        pc += 6;
        if (rest > 0) {
          stack[top++] = rest;
          stack[top++] = position;
          stack[top++] = pc | (inPoints ? lazyPoints : lazyUnits);
        }
        continue;
      }
      case 27: // Start
        if (position === 0) {
          pc++;
          continue;
        }
        break;
      case 28: // End
        if (position === end) {
          pc++;
          continue;
        }
        break;
      case 29: // LineStart
        if (position === 0 || isLineTerminator(input.charCodeAt(position - 1))) {
          pc++;
          continue;
        }
        break;
      case 30: // LineEnd
        if (position === end || isLineTerminator(input.charCodeAt(position))) {
          pc++;
          continue;
        }
        break;
      case 31: // WordBoundary
        if (isWordBoundary(sets[code[pc + 1]!]!, input, position) === (code[pc + 2] === 0)) {
          pc += 3;
          continue;
        }
        break;
      case 32: { // Backreference
        const from = registers[2 * code[pc + 1]!]!;
        const to = registers[2 * code[pc + 1]! + 1]!;
        const isBackward = code[pc + 2] === 1;
        const length = from < 0 || to < 0 ? 0 : to - from;
        steps += length;
        if (length === 0 || canMatchBackreference(input, from, length, position, isBackward, code[pc + 3] === 1, program.unicode)) {
          position += isBackward ? -length : length;
          pc += 4;
          continue;
        }
        break;
      }
      case 33: // Look
        registers[code[pc + 1]!] = top;
        registers[code[pc + 2]!] = position;
        pc += 3;
        continue;
      case 34: { // LookEnd
        const bottom = registers[code[pc + 1]!]!;
        steps += (top - bottom) >> 2;
        top = dropChoices(stack, bottom, top);
        position = registers[code[pc + 2]!]!;
        pc += 3;
        continue;
      }
      case 35: // LookNot
        registers[code[pc + 1]!] = top;
        stack[top++] = position;
        stack[top++] = code[pc + 2]!;
        pc += 3;
        continue;
      case 36: { // LookNotEnd
        const bottom = registers[code[pc + 1]!]!;
        steps += (top - bottom) >> 2;
        while (top > bottom) {
          const word = stack[--top]!;
          const value = stack[--top]!;
          if (word < 0) registers[~word] = value;
          else if (word > pcMask) top--;
        }
        break;
      }
      case 0: // Match
        registers[0] = start;
        registers[1] = position;
        meter.steps = steps;
        return true;
      case 1: // Fail
        break;
    }

    for (;;) {
      if (top === 0) {
        meter.steps = steps;
        return false;
      }
      const word = stack[--top]!;
      if (word < 0) {
        registers[~word] = stack[--top]!;
        continue;
      }
      if (word <= pcMask) {
        position = stack[--top]!;
        pc = word;
        break;
      }
      pc = word & pcMask;
      const kind = word & ~pcMask;
      const next = code[pc - 1]!;
      if (kind === greedyUnits || kind === greedyPoints) {
        const least = stack[top - 2]!;
        const reached = stack[top - 1]!;
        let back = kind === greedyUnits ? reached - 1 : stepBack(input, reached, least);
        if (next >= 0) {
          while (back >= least && input.charCodeAt(back) !== next) back = kind === greedyUnits || back === least ? back - 1 : stepBack(input, back, least);
          steps += reached - back;
          if (back < least) {
            top -= 2;
            continue;
          }
        }
        if (back > least) {
          stack[top - 1] = back;
          top++;
        } else {
          top -= 2;
        }
        position = back;
        break;
      }
      const set = sets[code[pc - 5]!]!;
      let rest = stack[top - 2]!;
      position = stack[top - 1]!;
      const from = position;
      let isTaken = false;
      do {
        if (position >= end) {
          isTaken = false;
          break;
        }
        const character = kind === lazyPoints ? input.codePointAt(position)! : input.charCodeAt(position);
        isTaken = includes(set, character);
        if (!isTaken) break;
        position += character > 0xffff ? 2 : 1;
        if (rest !== unbounded) rest--;
      } while (next >= 0 && rest > 0 && !(position < end && input.charCodeAt(position) === next));
      steps += position - from;
      if (!isTaken) {
        top -= 2;
        continue;
      }
      if (rest > 0) {
        stack[top - 2] = rest;
        stack[top - 1] = position;
        top++;
      } else {
        top -= 2;
      }
      break;
    }
  }
}

/** One code point to the left, not beyond `least`. */
function stepBack(input: string, position: number, least: number): number {
  const isPair = position - 2 >= least && isTrail(input.charCodeAt(position - 1)) && isLead(input.charCodeAt(position - 2));
  return position - (isPair ? 2 : 1);
}

/** Takes the choices above `bottom` off the stack and keeps the undos: a look-around that matched is not tried again. */
function dropChoices(stack: Int32Array, bottom: number, top: number): number {
  const undos: number[] = [];
  while (top > bottom) {
    const word = stack[top - 1]!;
    if (word < 0) undos.push(word, stack[top - 2]!);
    top -= word > pcMask ? 3 : 2;
  }
  for (let index = undos.length - 2; index >= 0; index -= 2) {
    stack[top++] = undos[index + 1]!;
    stack[top++] = undos[index]!;
  }
  return top;
}

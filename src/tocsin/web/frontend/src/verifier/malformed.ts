// The one error of the verifier: what is wrong (a code) and where (a JSON pointer, or "" for the whole).

export class Malformed extends Error {
  readonly code: string;
  readonly where: string;

  constructor(code: string, where = "") {
    super(`${code} ${where}`);
    this.code = code;
    this.where = where;
  }

  /** The same fault seen from an enclosing part. */
  at(where: string): Malformed {
    return new Malformed(this.code, where + this.where);
  }
}

/** Runs `make`, placing its faults below `where`. */
export function within<T>(where: string, make: () => T): T {
  try {
    return make();
  } catch (fault) {
    throw fault instanceof Malformed ? fault.at(where) : fault;
  }
}

/** The four ways a request can be refused; everything else that is thrown is a bug. Messages are Chinese sentences that say how to mend. */
export abstract class Refusal extends Error {
  abstract readonly status: 403 | 404 | 409 | 413 | 415 | 422 | 429 | 400 | 401;
  abstract readonly code: string;
}

/** 422: what was sent cannot be accepted; `fields` maps each field to the sentence shown beside it. */
export class Invalid extends Refusal {
  readonly status = 422;
  readonly code = 'invalid';
  readonly fields: Record<string, string>;
  constructor(fields: Record<string, string>, message = '有几处需要改一下，请看标红的地方。') {
    super(message);
    this.fields = fields;
  }
}

/** 404: absent and not yours answer the same. */
export class NotFound extends Refusal {
  readonly status = 404;
  readonly code = 'not-found';
  constructor(message = '没有找到。可能编号不对，也可能您没有权限看它。') {
    super(message);
  }
}

/** 403: may see it, may not do this. */
export class Forbidden extends Refusal {
  readonly status = 403;
  readonly code: string;
  constructor(code = 'forbidden', message = '您现在的身份不能做这件事。如有别的身份，请先切换。') {
    super(message);
    this.code = code;
  }
}

/** 409: the world moved on; the code names the rule that refused. */
export class Conflict extends Refusal {
  readonly status = 409;
  readonly code: string;
  constructor(code: string, message = '情况已经变了，请刷新后再看。') {
    super(message);
    this.code = code;
  }
}

/** What the transport itself refuses before any command runs: too large, unreadable, too fast, not signed in. */
export class Unreadable extends Refusal {
  readonly status: 400 | 401 | 413 | 415 | 429;
  readonly code: string;
  readonly retryAfter: number | undefined;
  constructor(status: 400 | 401 | 413 | 415 | 429, code: string, message: string, retryAfter?: number) {
    super(message);
    this.status = status;
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

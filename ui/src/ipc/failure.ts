import type { ApiError, ErrorCode } from "./generated";

/** What a command refused, as an error one can throw. */
export class Failure extends Error {
  readonly code: ErrorCode;
  readonly detail: string;
  readonly field: string | null;
  /** A free place where the same could be written. */
  readonly elsewhere: string | null;

  constructor(error: ApiError) {
    super(error.detail);
    this.name = "Failure";
    this.code = error.code;
    this.detail = error.detail;
    this.field = error.field;
    this.elsewhere = error.elsewhere;
  }

  /** Whatever was thrown, as a Failure. */
  static from(thrown: unknown): Failure {
    if (thrown instanceof Failure) return thrown;
    if (isApiError(thrown)) return new Failure({ ...thrown, field: thrown.field ?? null, elsewhere: thrown.elsewhere ?? null });
    const detail = thrown instanceof Error ? thrown.message : String(thrown);
    return new Failure({ code: "internal", detail, field: null, elsewhere: null });
  }
}

function isApiError(value: unknown): value is ApiError {
  return typeof value === "object" && value !== null && "code" in value && "detail" in value;
}

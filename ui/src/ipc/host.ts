/** Files held over the window, let go, or taken away. */
export type FileDrop = { kind: "over" | "drop" | "leave"; paths: readonly string[] };

/** What the window offers to the screens. Tests give another one as `window.__EMPLETTES_HOST__`. */
export interface Host {
  call(name: string, request: unknown, onProgress?: (p: unknown) => void, jobId?: string): Promise<unknown>;
  cancel(jobId: string): Promise<void>;
  chooseFile(kind: "dossier" | "need" | "mapping" | "pack" | "key" | "texts" | "template"): Promise<string | null>;
  /** Files to import: one or several; none when the person gives up. */
  chooseImports(): Promise<string[]>;
  /** Documents to check: one or several; none when the person gives up. */
  chooseDocuments(): Promise<string[]>;
  /** Sourcing forms that firms filled in: one or several; none when the person gives up. */
  chooseAnswers(): Promise<string[]>;
  chooseFolder(): Promise<string | null>;
  /** Where to write; the ending of the name suggested says what. */
  chooseTarget(suggested: string): Promise<string | null>;
  reveal(path: string): Promise<void>;
  /** The window closes when the handler is done, and stays when it throws. `hold`: the person is asked, it takes time. */
  onCloseRequested(handler: (hold?: () => void) => Promise<void>): void;
  /** Files that come from the file manager, by the mouse. */
  onDrop?(handler: (drop: FileDrop) => void): void;
  /** The file given on the command line: a dossier, or a need file. */
  startWith?(): Promise<string | null>;
}

declare global {
  interface Window {
    __EMPLETTES_HOST__?: Host;
  }
}

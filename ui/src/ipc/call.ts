// The only file that knows the window: everything else goes through `call` and `host`.
import { Channel, invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";

import { Failure } from "./failure";
import type { Commands, ProgressView } from "./generated";
import type { FileDrop, Host } from "./host";

export { Failure } from "./failure";
export type { Host } from "./host";

/** What the window says of files dragged over it, and how we call it. */
const DROPS = { "drag-enter": "over", "drag-leave": "leave", "drag-drop": "drop" } as const;

const tauri: Host = {
  call(name, request, onProgress, jobId) {
    const channel = new Channel<unknown>();
    if (onProgress) channel.onmessage = onProgress;
    return invoke("call", { name, request, job: jobId ?? null, onProgress: channel });
  },
  cancel: (job) => invoke("cancel", { job }),
  chooseFile: async (kind) => (await invoke<string[]>("choose_file", { kind }))[0] ?? null,
  chooseImports: () => invoke("choose_file", { kind: "import" }),
  chooseDocuments: () => invoke("choose_file", { kind: "document" }),
  chooseAnswers: () => invoke("choose_file", { kind: "answers" }),
  chooseFolder: () => invoke("choose_folder"),
  chooseTarget: (suggested) => invoke("choose_target", { suggested }),
  reveal: (path) => invoke("reveal", { path }),
  onCloseRequested(handler) {
    void listen("close-requested", () => {
      const hold = (): void => void invoke("keep_open");
      handler(hold).then(() => invoke("close_now"), hold);
    });
  },
  onDrop(handler) {
    for (const [event, kind] of Object.entries(DROPS)) {
      void listen<{ paths?: string[] } | null>(`tauri://${event}`, ({ payload }) => {
        handler({ kind, paths: payload?.paths ?? [] } satisfies FileDrop);
      });
    }
  },
  startWith: () => invoke("start_with"),
};

/** The window, or what stands for it in tests. */
export function host(): Host {
  return window.__EMPLETTES_HOST__ ?? tauri;
}

let jobs = 0;

/** Calls a command. Throws a `Failure`. */
export async function call<K extends keyof Commands>(
  name: K,
  request: Commands[K]["request"],
  options: { onProgress?: (p: ProgressView) => void; signal?: AbortSignal } = {},
): Promise<Commands[K]["response"]> {
  const { onProgress, signal } = options;
  const job = signal ? `job-${++jobs}` : undefined;
  const cancel = () => void host().cancel(job!);
  if (signal?.aborted) throw new Failure({ code: "cancelled", detail: "Opération interrompue.", field: null, elsewhere: null });
  signal?.addEventListener("abort", cancel, { once: true });
  try {
    const progress = onProgress && ((p: unknown) => onProgress(p as ProgressView));
    return (await host().call(name, request, progress, job)) as Commands[K]["response"];
  } catch (thrown) {
    throw Failure.from(thrown);
  } finally {
    signal?.removeEventListener("abort", cancel);
  }
}

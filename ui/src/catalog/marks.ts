// The signs of the sites, as paths: a square for S, a disc for A, a ring with its heart for B, a diamond for C.
// A whole map of them is a few paths, drawn again at each keystroke without effort.

export type MarkPaths = { outline: string; heart: string };

export function markPath(tier: string, x: number, y: number, size: number): MarkPaths {
  if (tier === "S") {
    const half = tenth(size * 0.95);
    return { outline: `M${tenth(x - half)} ${tenth(y - half)}h${2 * half}v${2 * half}h${-2 * half}Z`, heart: "" };
  }
  if (tier === "A") return { outline: disc(x, y, size), heart: "" };
  if (tier === "B") return { outline: disc(x, y, size), heart: disc(x, y, size * 0.3) };
  const reach = tenth(size * 1.2);
  return { outline: `M${x} ${tenth(y - reach)}l${reach} ${reach}l${-reach} ${reach}l${-reach} ${-reach}Z`, heart: "" };
}

function disc(x: number, y: number, radius: number): string {
  const r = tenth(radius);
  const across = tenth(2 * r);
  return `M${tenth(x - r)} ${y}a${r} ${r} 0 1 0 ${across} 0a${r} ${r} 0 1 0 ${-across} 0Z`;
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}

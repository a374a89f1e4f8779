/** Dark on white in both themes: some readers know no other. */
export function QrPicture({ code, label }: { code: { size: number; path: string }; label: string }) {
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${code.size} ${code.size}`}
      shapeRendering="crispEdges"
      className="size-52 rounded border border-line bg-[#fff]"
    >
      <path d={code.path} fill="#000" />
    </svg>
  );
}

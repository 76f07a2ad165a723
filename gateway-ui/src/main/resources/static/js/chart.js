// The line of a repository's size, drawn by Chart.js, which is fetched only where there is such a line. Without it the table stands.
const day = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short" });
const hour = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const moment = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
const MARKS = 3;
const TWO_DAYS = 172_800_000;

// Where the numbers of the axis of time stand: evenly, from the first measurement to the last.
const evenly = (axis) => {
  axis.ticks = Array.from({ length: MARKS + 1 }, (_, i) => ({ value: axis.min + ((axis.max - axis.min) * i) / MARKS }));
};

// The sheet knows light from dark; what it makes of the canvas is what the line takes.
const colours = (canvas) => {
  const style = getComputedStyle(canvas);
  return { line: style.color, area: style.caretColor, grid: style.borderTopColor, text: getComputedStyle(canvas.parentElement).color };
};

const span = (points) => points.at(-1).x - points[0].x;

const axes = ({ grid, text }, unit, points) => {
  const font = { size: 11 };
  return {
    x: { type: "linear", min: points[0].x, max: points.at(-1).x, afterBuildTicks: evenly, grid: { display: false }, border: { display: false },
      ticks: { color: text, font, maxRotation: 0, align: "inner", callback: (at) => (span(points) < TWO_DAYS ? hour : day).format(at) } },
    y: { beginAtZero: true, grace: "5%", grid: { color: grid }, border: { display: false },
      ticks: { color: text, font, maxTicksLimit: 4, callback: (size) => `${Number(size.toPrecision(3))} ${unit}` } },
  };
};

const said = (unit) => ({
  displayColors: false,
  callbacks: { title: ([item]) => moment.format(item.parsed.x), label: (item) => `${item.parsed.y.toFixed(1)} ${unit}` },
});

const settings = (canvas) => {
  const points = JSON.parse(canvas.dataset.points).map(([x, y]) => ({ x, y }));
  const { unit } = canvas.dataset;
  const found = colours(canvas);
  return {
    type: "line",
    data: { datasets: [{ data: points, borderColor: found.line, backgroundColor: found.area, fill: "origin", borderWidth: 1.75, pointRadius: 0, pointHitRadius: 12 }] },
    options: {
      animation: false, maintainAspectRatio: false, normalized: true, interaction: { mode: "nearest", axis: "x", intersect: false },
      scales: axes(found, unit, points), plugins: { legend: { display: false }, tooltip: said(unit) },
    },
  };
};

const draw = async (canvas) => {
  await import(canvas.dataset.chart);
  if (!canvas.isConnected) return;
  canvas.parentElement.hidden = false;
  globalThis.Chart.getChart(canvas)?.destroy();
  new globalThis.Chart(canvas, settings(canvas));
};

/** Draws the charts within, anew where they are drawn already. */
export const drawCharts = (root) => root.querySelectorAll("canvas[data-points]").forEach(draw);

// Other colours: another theme was chosen here, or in the system.
const again = () => drawCharts(document);
new MutationObserver(again).observe(document.documentElement, { attributeFilter: ["data-theme"] });
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", again);

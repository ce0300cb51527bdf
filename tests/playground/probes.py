"""Questions that a test asks the page itself, in the page's own language."""

FITS = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
"""Does nothing stick out sideways?"""

NAME = "one.id || one.getAttribute('aria-label') || one.textContent.trim()"

CONTROLS = f"""() => [...document.querySelectorAll('button, a[href], textarea, select, summary, input')]
  .filter((one) => one.tabIndex >= 0 && !one.closest('[inert]') && one.checkVisibility())
  .map((one) => {NAME})"""
"""The names of all controls that Tab should reach."""

FOCUS = f"""() => {{
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const rings = [one, one.closest('.box')].filter(Boolean).map((part) => getComputedStyle(part));
  const box = one.getBoundingClientRect();
  return {{
    name: {NAME},
    ring: rings.some((style) => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2),
    seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight,
  }};
}}"""
"""What has the focus, does it have a ring of two pixels, is it inside the window?"""

CONTRAST = """() => {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const rgb = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const linear = (part) => (part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4);
  const light = ([r, g, b]) => .2126 * linear(r / 255) + .7152 * linear(g / 255) + .0722 * linear(b / 255);
  const paper = (one) => {
    for (; one; one = one.parentElement) {
      const colour = rgb(getComputedStyle(one).backgroundColor);
      if (colour[3] === 255) return colour;
    }
    return rgb('white');
  };
  const poor = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walk.nextNode());) {
    const one = node.parentElement;
    const skipped = one.closest('.hidden, .skip, script, [aria-busy=true]');
    if (!node.data.trim() || !one.checkVisibility() || skipped) continue;
    const pair = [light(rgb(getComputedStyle(one).color)), light(paper(one))].sort((a, b) => b - a);
    const ratio = (pair[0] + .05) / (pair[1] + .05);
    if (ratio < 4.5) poor.push(`${ratio.toFixed(2)} ${node.data.trim().slice(0, 40)}`);
  }
  return poor;
}"""
"""The texts whose contrast with what lies behind them is below 4.5 to 1 (WCAG 1.4.3)."""

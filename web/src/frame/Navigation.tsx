import { Menu, UnstyledButton } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { Link } from "@tanstack/react-router";
import { Fragment, Suspense, useEffect, useLayoutEffect, useRef, useState, type RefObject } from "react";
import { useLanguage } from "../i18n/language.ts";
import type { Page } from "../shell/page.ts";
import { useTexts } from "../shell/texts.ts";
import { fitting } from "./fitting.ts";
import styles from "./Frame.module.css";

/// Between two entries, and what a mark beside one needs, in pixels.
const GAP = 4;
const MARK = 34;

/// A telephone, where the entries are a strip that is swiped.
const NARROW = "(max-width: 640px)";

interface Props {
  /// Of the reader, in their order.
  pages: readonly Page[];
  current: Page | null;
}

/// The main pages. Those that have no room are in a menu at the end; their marks stay in sight.
export function Navigation({ pages, current }: Props) {
  const t = useTexts();
  const narrow = useMediaQuery(NARROW, false, { getInitialValueInEffect: false });
  const [bar, ruler, fits] = useFitting(pages);
  const name = useName();
  useStrip(bar, narrow ? current?.path : undefined);
  const n = narrow ? pages.length : Math.min(fits, pages.length);
  const rest = pages.slice(n);
  const hidden = current !== null && rest.includes(current);
  return (
    <nav aria-label={t("navigation")} className={styles.nav ?? ""} ref={bar}>
      {pages.slice(0, n).map((page) => (
        <Fragment key={page.path}>
          <Link
            to={page.path}
            className={styles.link ?? ""}
            data-current={page === current || undefined}
            activeOptions={{ exact: true, includeSearch: false }}
          >
            {name(page)}
          </Link>
          <MarkOf page={page} />
        </Fragment>
      ))}
      {rest.length > 0 && (
        <Menu position="bottom-end" withinPortal withInitialFocusPlaceholder={false}>
          <Menu.Target>
            <UnstyledButton
              className={styles.link ?? ""}
              data-current={hidden || undefined}
              aria-label={hidden ? t("moreHere", { page: name(current) }) : undefined}
              data-testid="nav-more"
            >
              {t("more")} <span aria-hidden="true">▾</span>
            </UnstyledButton>
          </Menu.Target>
          <Menu.Dropdown>
            {rest.map((page) => (
              <Menu.Item
                key={page.path}
                component={Link}
                to={page.path}
                className={styles.entry ?? ""}
                data-current={page === current || undefined}
                aria-current={page === current ? "page" : undefined}
              >
                {name(page)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {rest.map((page) => (
        <MarkOf key={page.path} page={page} />
      ))}
      <div className={styles.ruler} aria-hidden="true" ref={ruler}>
        {pages.map((page) => (
          <span key={page.path} className={styles.link} data-current={page === current || undefined}>
            {name(page)}
          </span>
        ))}
        <span className={styles.link} data-current>
          {t("more")} ▾
        </span>
      </div>
    </nav>
  );
}

function MarkOf({ page }: { page: Page }) {
  return (
    page.mark && (
      <Suspense>
        <page.mark />
      </Suspense>
    )
  );
}

function useName(): (page: Page) => string {
  useLanguage();
  return (page) => page.nav?.() ?? "";
}

/// How many of the entries fit. They are measured where no one sees them, in the language and the type that is used.
function useFitting(pages: readonly Page[]): [RefObject<HTMLElement | null>, RefObject<HTMLDivElement | null>, number] {
  const bar = useRef<HTMLElement>(null);
  const ruler = useRef<HTMLDivElement>(null);
  const [fits, setFits] = useState(pages.length);
  // A mark comes and goes; its place is kept.
  const marks = pages.map((page) => (page.mark ? MARK + GAP : 0)).join();
  useLayoutEffect(() => {
    const [nav, measured] = [bar.current, ruler.current];
    if (!nav || !measured) return;
    const kept = marks.split(",").map(Number);
    const measure = () => {
      const widths = [...measured.children].map((it) => it.getBoundingClientRect().width);
      const more = widths.pop() ?? 0;
      const style = getComputedStyle(nav);
      const room = nav.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight);
      const spare = kept.reduce((sum, one) => sum + one, 0);
      const whole = widths.map((width, n) => width + (kept[n] ?? 0));
      // The marks of what is in the menu stand beside it.
      setFits(fitting(whole, GAP, more + GAP + spare, room));
    };
    measure();
    const grown = new ResizeObserver(measure);
    grown.observe(nav);
    for (const it of measured.children) grown.observe(it);
    return () => grown.disconnect();
  }, [marks]);
  return [bar, ruler, fits];
}

/// On a telephone the navigation scrolls: the page that is open is brought into view, and each side where there is more
/// fades.
function useStrip(strip: RefObject<HTMLElement | null>, current: string | undefined): void {
  useEffect(() => {
    const nav = strip.current;
    if (!nav) return;
    const fade = () => {
      nav.toggleAttribute("data-before", nav.scrollLeft > 2);
      nav.toggleAttribute("data-after", nav.scrollLeft + nav.clientWidth < nav.scrollWidth - 2);
    };
    const show = () => {
      const here = nav.querySelector<HTMLElement>("a[data-current]");
      if (here) nav.scrollTo({ left: here.offsetLeft - (nav.clientWidth - here.clientWidth) / 2 });
      fade();
    };
    show();
    // A telephone that is turned has another width.
    const grown = new ResizeObserver(show);
    grown.observe(nav);
    nav.addEventListener("scroll", fade, { passive: true });
    return () => {
      grown.disconnect();
      nav.removeEventListener("scroll", fade);
    };
  }, [strip, current]);
}

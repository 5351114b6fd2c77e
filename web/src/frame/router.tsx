import { createRootRoute, createRoute, createRouter, Navigate } from "@tanstack/react-router";
import { lazy, useState, type ComponentType } from "react";
import { useDemo, useMe } from "../api/queries.ts";
import { Loading, NotFound, Unreachable } from "../shell/Plain.tsx";
import { home, Pages, type Page } from "../shell/page.ts";
import { pages } from "./pages.ts";
import { Frame } from "./Frame.tsx";

const root = createRootRoute({
  component: () => (
    <Pages value={pages}>
      <Frame />
    </Pages>
  ),
  notFoundComponent: NotFound,
});

const start = createRoute({ getParentRoute: () => root, path: "/", component: Start });

/// The first screen: a person's own, the tour in a demo, the sign-in otherwise.
function Start() {
  const me = useMe();
  const demo = useDemo();
  if (me.isLoadingError) return <Unreachable problem={me.error} retry={() => void me.refetch()} />;
  if (me.isPending || demo.isPending) return <Loading />;
  if (me.data) return <Navigate to={home(me.data)} replace />;
  return <Navigate to={demo.data && isFrontDoor() ? "/demo" : "/signin"} replace />;
}

/// In the demo each role has a host name of its own; the tour lives at the plain one.
function isFrontDoor(): boolean {
  return !window.location.hostname.includes(".localhost");
}

/// A screen whose code the router fetches first: what comes after a fallback, React holds back for 300 ms.
/// Code that cannot be fetched is asked for again, and its trouble shown, where the screen would be.
function fetched(load: Page["load"]) {
  let Fetched: ComponentType | undefined;
  const Late = lazy(load);
  function Screen() {
    const [Shown] = useState(() => Fetched ?? Late);
    return <Shown />;
  }
  async function preload() {
    try {
      Fetched = (await load()).default;
    } catch {
      // said by Late
    }
  }
  return Object.assign(Screen, { preload });
}

function guarded(page: Page) {
  const Screen = fetched(page.load);
  const roles = page.roles;
  if (roles === null) return Screen;
  const Guarded = () => {
    const me = useMe();
    // Of the moment this opened: while the router leaves for the sign-in, the address is already that.
    const [here] = useState(() => router.state.location.pathname);
    if (me.data === undefined) {
      return me.isLoadingError ? <Unreachable problem={me.error} retry={() => void me.refetch()} /> : <Loading />;
    }
    if (me.data === null) return <Navigate to="/signin" search={{ then: here }} replace />;
    return roles.includes(me.data.role) ? <Screen /> : <NotFound />;
  };
  return Object.assign(Guarded, { preload: Screen.preload });
}

const routes = pages.map((page) =>
  createRoute({ getParentRoute: () => root, path: page.path, component: guarded(page) }),
);

export const router = createRouter({
  routeTree: root.addChildren([start, ...routes]),
  defaultPreload: "intent",
  scrollRestoration: true,
});

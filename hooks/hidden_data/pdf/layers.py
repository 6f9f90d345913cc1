"""Layers, which a reader can switch on and off. What the file shows at first is what is shown."""

from __future__ import annotations

from typing import Any

import pikepdf


class Unclear(ValueError):
    """Whether a layer is shown depends on more than the file."""


class Layers:
    """The layers of a PDF and whether each is shown."""

    def __init__(self, root: Any) -> None:
        properties = root.get("/OCProperties")
        plan = properties.get("/D") if isinstance(properties, pikepdf.Dictionary) else None
        self._plan = plan if isinstance(plan, pikepdf.Dictionary) else pikepdf.Dictionary()
        self._automatic = len(self._plan.get("/AS", [])) > 0
        self._off = {layer.objgen for layer in self._plan.get("/OFF", [])}
        self._on = {layer.objgen for layer in self._plan.get("/ON", [])}
        self.hidden = 0
        """How often something was left out because its layer is off."""

    def shows(self, given: Any) -> bool:
        """Whether what stands on a layer, or on several, is shown. Raises :class:`Unclear`."""
        shown = self._shows(given)
        self.hidden += not shown
        return shown

    def _shows(self, given: Any) -> bool:
        if not isinstance(given, pikepdf.Dictionary):
            return True
        if given.get("/Type") != pikepdf.Name.OCMD:
            return self._is_on(given)
        if "/VE" in given:
            raise Unclear
        listed: Any = given.get("/OCGs", [])
        layers = [listed] if isinstance(listed, pikepdf.Dictionary) else list(listed)
        states = [self._is_on(layer) for layer in layers if isinstance(layer, pikepdf.Dictionary)]
        if not states:
            return True
        policy = str(given.get("/P", "/AnyOn"))
        return {
            "/AllOn": all(states),
            "/AnyOff": not all(states),
            "/AllOff": not any(states),
        }.get(policy, any(states))

    def _is_on(self, layer: Any) -> bool:
        base = self._plan.get("/BaseState", pikepdf.Name.ON)
        if base not in (pikepdf.Name.ON, pikepdf.Name.OFF):
            raise Unclear
        on = layer.objgen not in self._off if base == pikepdf.Name.ON else layer.objgen in self._on
        usage = layer.get("/Usage")
        if self._automatic and isinstance(usage, pikepdf.Dictionary):
            # On paper, on the screen and in a copy, a layer may be another.
            states = {
                str(usage[key].get(f"{key}State", "/ON" if on else "/OFF")) == "/ON"
                for key in ("/View", "/Print", "/Export")
                if key in usage
            }
            if "/Zoom" in usage or states - {on}:
                raise Unclear
        return on

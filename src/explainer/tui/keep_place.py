"""Keeps the reader's place where the screen has another size, or another story is shown."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from explainer.present.lines import Target
from explainer.present.page import Occurrence
from explainer.present.pages import PageName
from explainer.story import Story
from explainer.tui.reload import LoadedStory, neighbour
from explainer.tui.state import Bookmark, PageCache, State
from explainer.tui.viewport import Position, Viewport
from explainer.values import Id


def resize(state: State, columns: int, rows: int, banner_rows: int) -> None:
    """Change to another size; what is current and in view stays in view, as many lines from the top as before."""
    if (columns, rows, banner_rows) == (state.columns, state.rows, state.banner_rows):
        return
    before = [None if state.is_too_small else state.viewport(each) for each in state.stack]
    state.columns, state.rows, state.banner_rows = columns, rows, banner_rows
    state.selection = None
    if state.search:
        state.search = state.search._replace(before=list(map(_of_another_size, state.search.before)))
    state.section_positions = {name: _of_another_size(each) for name, each in state.section_positions.items()}
    state.history = [each._replace(stack=tuple(map(_of_another_size, each.stack))) for each in state.history]
    if state.is_too_small:
        return
    state.stack = [_resized(state, *each) for each in zip(state.stack, before, strict=True)]


def _of_another_size(position: Position) -> Position:
    """A position that was left at another size: only what was current there is known."""
    return position._replace(top=-1)


def _resized(state: State, position: Position, before: Viewport | None) -> Position:
    viewport = state.viewport(position)
    if before is None:
        return viewport.centred(position.current)
    return Position(position.page) if before.is_at_start() else viewport.restored(before)


def change_story(state: State, loaded: LoadedStory) -> None:
    """Give a state another story: what is current keeps its place on the screen, or its neighbour becomes current."""
    viewports = [state.viewport(each) for each in state.stack]
    before, after = state.loaded.story, loaded.story
    names = _show_changes(state, before, after) if after is not before else {}
    kept = partial(_kept, before=before, after=after, names=names)
    state.loaded = loaded
    state.selection = None
    state.pages = PageCache(loaded, state.glyphs, state.make_page)
    state.section_positions = {each.page: each for each in map(kept, state.section_positions.values())}
    stacks = [tuple(map(kept, bookmark.stack)) for bookmark in state.history]
    state.history = [Bookmark(stack) for stack in stacks if all(state.pages.page(each.page) for each in stack)]
    open_now = [(kept(old.position), old) for old in viewports]
    open_now = [(each, old) for each, old in open_now if state.pages.page(each.page)]
    state.stack = [each for each, _ in open_now]
    state.stack = [state.viewport(each).restored(old) for each, old in open_now]


def _show_changes(state: State, before: Story, after: Story) -> Mapping[Id, Id]:
    """Tell what a save changed, if anything; the new ids of the sections and figures that it renamed."""
    from explainer.present.changes import compared, summary  # only once something is saved

    if changes := compared(before, after):
        state.changed, state.change = tuple(dict.fromkeys(each.target for each in changes if each.target)), -1
        state.notice = summary(changes)
    return {Id(each.before): Id(each.after) for each in changes if each.kind == "renamed" and each.part != "source"}


def _kept(position: Position, before: Story, after: Story, names: Mapping[Id, Id]) -> Position:
    """A position in another story: in the same section, else in the one with its figure, else in that of its number.

    `names`: the new ids of what was renamed.
    """
    name, current = Id(position.page.name), position.current
    if position.page.kind == "evidence":
        return position._replace(page=PageName("evidence", names.get(name, name)))
    if position.page.kind != "section":
        return position
    index, old = next(each for each in enumerate(before.sections) if each[1].id == name)
    ids = [names.get(each.id, each.id) for each in old.figures]
    figure = None
    if current and current.target.kind == "figure":
        figure = names.get(Id(current.target.name), Id(current.target.name))
    same = [section for section in after.sections if section.id == names.get(old.id, old.id)]
    moved = [after.locations[figure].section] if figure and figure in after.locations else []
    section = [*same, *moved, after.sections[min(index, len(after.sections) - 1)]][0]
    position = position._replace(page=PageName("section", section.id))
    if figure is None or current is None or figure not in ids:
        return position
    target = Target("figure", neighbour(ids, figure, section.figures))
    return position._replace(current=Occurrence(target, current.nth))

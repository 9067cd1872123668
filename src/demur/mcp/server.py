"""The tools as a server of the Model Context Protocol."""

from mcp.server import MCPServer
from mcp_types import ToolAnnotations

from demur.domain.person import Profile
from demur.flow.reviewing import Desk
from demur.mcp.instructions import INSTRUCTIONS
from demur.mcp.tools import Tools

_LOOKS = ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)
_KEEPS = ToolAnnotations(
    read_only_hint=False, destructive_hint=False, idempotent_hint=True, open_world_hint=False
)


def server(desk: Desk, profile: Profile, version: str) -> MCPServer[None]:
    """One person's invitations before a language model.

    Args:
        version: of Demur.
    """
    made: MCPServer[None] = MCPServer(
        "demur",
        title="Demur",
        description="Interview invitations: what to do about each, and a letter for a person to approve.",
        instructions=INSTRUCTIONS,
        version=version,
        log_level="WARNING",
    )
    tools = Tools(desk, profile)
    for look in (
        tools.list_invitations,
        tools.explain_invitation,
        tools.read_message,
        tools.draft_letter,
        tools.vet_letter,
    ):
        made.add_tool(look, annotations=_LOOKS)
    made.add_tool(tools.propose_letter, annotations=_KEEPS)
    return made

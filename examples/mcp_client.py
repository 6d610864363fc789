"""The map tools from Python, over the Model Context Protocol: pip install "mcp>=2", then python mcp_client.py [COMMAND ...]."""

import asyncio
import sys

from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client

MAP = '<map>[{"object_name": "sofa", "bbox": [-1, 2, 1, 3]}, {"object_name": "tv", "bbox": [3, 2, 3.1, 3]}]</map>'


async def main(command="v2lo-map", *args):
    server = StdioServerParameters(command=command, args=list(args) or ["mcp"])
    async with stdio_client(server) as (read, write), ClientSession(read, write) as session:
        await session.initialize()
        handle = (await session.call_tool("read_map", {"text": MAP})).structured_content["handle"]
        for name, call in [
            ("ask", {"map": handle, "question": "How far is the sofa from the tv in meters?"}),
            ("direction", {"map": handle, "target": "tv"}),
            ("distance", {"map": handle, "a": "sofa", "b": "piano"}),
        ]:
            result = await session.call_tool(name, call)
            told = result.content[0].text if result.is_error else result.structured_content["sentence"]
            print(f"{name}: {told}")


asyncio.run(main(*sys.argv[1:]))

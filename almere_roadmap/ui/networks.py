"""The networks this laptop is in, as far as phones may be in them too."""

from __future__ import annotations

from PySide6.QtNetwork import QAbstractSocket, QNetworkInterface

_FLAG = QNetworkInterface.InterfaceFlag


def networks() -> list[tuple[str, str]]:
    """Return (name, IPv4 address) of each network that is up; asking opens no connection."""
    found = []
    for card in QNetworkInterface.allInterfaces():
        flags = card.flags()
        is_up = flags & _FLAG.IsUp and flags & _FLAG.IsRunning and not flags & _FLAG.IsLoopBack
        if not is_up:
            continue
        for entry in card.addressEntries():
            address = entry.ip()
            if address.protocol() is QAbstractSocket.NetworkLayerProtocol.IPv4Protocol:
                found.append((card.humanReadableName(), address.toString()))
    return found

"""A connection that ends when its time is up, whatever the other side does."""

import socket
import threading


class Line:
    """A connection that is cut after some time, however busy the other side keeps it."""

    def __init__(self, connected: socket.socket, seconds: float) -> None:
        self.socket, self.is_cut = connected, False
        self._timer = threading.Timer(seconds, self._cut)
        self._timer.daemon = True
        self._timer.start()

    def end(self) -> None:
        """The time does not matter any more."""
        self._timer.cancel()
        self.socket.close()

    def _cut(self) -> None:
        """From another thread: whoever reads gets an error, or an end that is none."""
        self.is_cut = True
        try:
            self.socket.shutdown(socket.SHUT_RDWR)
        except OSError:
            return

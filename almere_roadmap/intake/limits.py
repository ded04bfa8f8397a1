"""What this process may use: memory and processor time, held by the system itself."""

from __future__ import annotations

import ctypes
import sys
from contextlib import suppress
from typing import Any


def limit(memory: int, seconds: int) -> None:
    """Let the system end this process when it wants more bytes or processor time than that."""
    if sys.platform == "win32":
        limit_by_job(ctypes.WinDLL("kernel32"), memory, seconds)
    else:
        _limit_by_resource(memory, seconds)


def _limit_by_resource(memory: int, seconds: int) -> None:
    if sys.platform == "win32":
        return
    import resource

    # A process that breaks down of itself must not leave its memory on the disk.
    for what, most in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_AS, memory),
    ):
        with suppress(ValueError, OSError):
            resource.setrlimit(what, (most, most))


# As winnt.h declares them; whole-number types of a fixed width, so that they measure the same
# wherever they are tested.
_PROCESS_TIME, _PROCESS_MEMORY, _NO_ERROR_WINDOW = 0x2, 0x100, 0x400
_EXTENDED = 9
_PER_SECOND = 10_000_000
"""A tick of the clock of Windows is 100 nanoseconds."""


class BasicLimits(ctypes.Structure):
    """``JOBOBJECT_BASIC_LIMIT_INFORMATION``."""

    _fields_ = (
        ("process_time", ctypes.c_int64),
        ("job_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("least_working_set", ctypes.c_size_t),
        ("most_working_set", ctypes.c_size_t),
        ("processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority", ctypes.c_uint32),
        ("scheduling", ctypes.c_uint32),
    )


class ExtendedLimits(ctypes.Structure):
    """``JOBOBJECT_EXTENDED_LIMIT_INFORMATION``."""

    _fields_ = (
        ("basic", BasicLimits),
        ("counters", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process_memory", ctypes.c_size_t),
        ("peak_job_memory", ctypes.c_size_t),
    )


def limit_by_job(kernel: Any, memory: int, seconds: int) -> bool:  # noqa: ANN401 – a library of C
    """Put this process into a job of limited means; False when Windows refuses.

    The job lasts as long as the process, so its handle is never closed.
    """
    kernel.CreateJobObjectW.restype = ctypes.c_void_p
    kernel.GetCurrentProcess.restype = ctypes.c_void_p
    job = kernel.CreateJobObjectW(None, None)
    if not job:
        return False
    limits = ExtendedLimits()
    limits.basic.flags = _PROCESS_TIME | _PROCESS_MEMORY | _NO_ERROR_WINDOW
    limits.basic.process_time = seconds * _PER_SECOND
    limits.process_memory = memory
    handle, size = ctypes.c_void_p(job), ctypes.sizeof(limits)
    if not kernel.SetInformationJobObject(handle, _EXTENDED, ctypes.byref(limits), size):
        return False
    myself = ctypes.c_void_p(kernel.GetCurrentProcess())
    return bool(kernel.AssignProcessToJobObject(handle, myself))

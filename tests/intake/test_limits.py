"""Limits of the child that reads files, on systems of both kinds."""

import ctypes
import subprocess
import sys

import pytest

from almere_roadmap.intake.limits import ExtendedLimits, limit_by_job

MOST = 512 * 1024 * 1024


class Function:
    """A function of the library: notes what it was called with."""

    def __init__(self, answer, calls):
        self.answer, self.calls = answer, calls

    def __call__(self, *args):
        self.calls.append(args)
        return self.answer


class Kernel:
    """What Windows offers, as far as it is asked; ``refusing`` names what it refuses."""

    def __init__(self, refusing=""):
        self.calls = {}
        answers = {
            "CreateJobObjectW": 0x1_0000_0004,  # a handle wider than 32 bits
            "GetCurrentProcess": 2**64 - 1,
            "SetInformationJobObject": 1,
            "AssignProcessToJobObject": 1,
        }
        for name, answer in answers.items():
            calls = self.calls.setdefault(name, [])
            setattr(self, name, Function(0 if name == refusing else answer, calls))


def test_d13_the_structures_measure_what_windows_expects():
    wide = ctypes.sizeof(ctypes.c_void_p) == 8
    assert ctypes.sizeof(ExtendedLimits) == (144 if wide else 112)
    assert ExtendedLimits.process_memory.offset == (112 if wide else 96)


def test_d13_the_process_is_put_into_a_job_of_limited_memory_and_time():
    kernel = Kernel()
    assert limit_by_job(kernel, MOST, 120)
    ((job, kind, limits, size),) = kernel.calls["SetInformationJobObject"]
    told = limits._obj
    assert (job.value, kind, size) == (0x1_0000_0004, 9, ctypes.sizeof(ExtendedLimits))
    assert told.process_memory == MOST and told.basic.process_time == 120 * 10_000_000
    assert told.basic.flags & 0x100 and told.basic.flags & 0x2
    ((assigned, myself),) = kernel.calls["AssignProcessToJobObject"]
    assert assigned.value == job.value and myself.value == 2**64 - 1
    assert kernel.CreateJobObjectW.restype is ctypes.c_void_p


@pytest.mark.parametrize(
    "refusing", ["CreateJobObjectW", "SetInformationJobObject", "AssignProcessToJobObject"]
)
def test_d13_reading_goes_on_where_windows_grants_no_job(refusing):
    kernel = Kernel(refusing)
    assert not limit_by_job(kernel, MOST, 120)
    if refusing != "AssignProcessToJobObject":
        assert not kernel.calls["AssignProcessToJobObject"]


def test_d13_the_system_refuses_memory_beyond_the_limit():
    program = (
        "from almere_roadmap.intake.limits import limit\n"
        f"limit({MOST}, 60)\n"
        f"try:\n    bytearray({2 * MOST})\nexcept MemoryError:\n    print('refused')"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert done.stdout == "refused\n" or (sys.platform == "win32" and done.returncode)

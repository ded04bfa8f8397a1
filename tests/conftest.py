"""Set-up shared by every test: Qt draws offscreen unless a person asked for real windows."""

import os

# Must come before any import of Qt, which reads its platform only once.
if not os.environ.get("ALMERE_TEST_WINDOW"):
    os.environ["QT_QPA_PLATFORM"] = "offscreen"

"""The clusters: what a value chain has and lacks, and who should meet to mend that."""

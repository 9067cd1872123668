"""The edge: one file or folder a technology; none knows another, only the wiring knows them."""

"""How the model is made: gold sets to examples, the network, training, export, calibration. Not in the wheel."""

import ArgumentParser
import CStreams

cstreams_ignore_write_signals()
LoyCommand.start()

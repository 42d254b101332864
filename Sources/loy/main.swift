import ArgumentParser
import CStreams

cstreams_ignore_broken_pipe()
LoyCommand.start()

import Glibc
import Work

// As the shell does, which a bench stands for.
FreedMemory.keep()
let arguments = Array(CommandLine.arguments.dropFirst())
if arguments.first == "engine" {
  exit(EngineBench.main(EngineBench.Options(arguments.dropFirst())))
}
if arguments.first == "stop" {
  exit(StopBench.main(EngineBench.Options(arguments.dropFirst())))
}
if arguments.first == "scale" {
  exit(ScaleBench.main(EngineBench.Options(arguments.dropFirst())))
}
let runs = arguments.compactMap { Int($0) }.first ?? 7
if arguments.first == "association" { exit(AssociationBench.main(runs: max(1, runs))) }
let names = arguments.filter { Int($0) == nil }

// `loy-bench load FILE [RUNS]` loads a large file; the file's name tells it from a case.
if arguments.count >= 2, arguments[0] == "load", Int(arguments[1]) == nil {
  let loaded = LoadBench(arguments[1]).run(max(1, runs))
  print(loaded.text)
  exit(loaded.isRight ? 0 : 1)
}
let cases = BenchCase.all.filter { names.isEmpty || names.contains($0.name) }

guard !cases.isEmpty else {
  print("loy-bench load FILE [RUNS]")
  print("loy-bench [CASE …] [RUNS], run in the folder datasets; the cases are:")
  for bench in BenchCase.all { print("  \(bench.name): \(bench.summary)") }
  print("loy-bench association [RUNS], rules among a million customers whose causes are known")
  print("loy-bench engine [rows=N] [runs=N] [threads=N] [write=FOLDER] [CASE …]; the cases are:")
  for bench in EngineCase.all { print("  \(bench.name): \(bench.line)") }
  print(
    "loy-bench scale [runs=N] [write=FILE.svg] [CASE …]: the cases on 1, 2, 5 and 10 million rows")
  print("loy-bench stop [rows=N] [CASE …]: how soon a line ends after Ctrl-C; the cases are:")
  for bench in StopCase.all { print("  \(bench.name): \(bench.line)") }
  exit(2)
}
var hasFailed = false
for bench in cases {
  let timing = Timing(of: bench, runs: max(1, runs))
  print(timing.text)
  hasFailed = hasFailed || !timing.isRight
}
exit(hasFailed ? 1 : 0)

/// The floors of `docs/architecture.md`: a module may import any lower floor of our own.
enum Floors {
  /// The modules of each floor, lowest first.
  static let all: [[String]] = [
    ["Values", "Work"],
    ["Bitmaps", "Statistics", "Diagnostics"],
    ["Tables", "Language", "Charts"],
    ["Formats", "Engine"],
    ["Analyses"],
    ["Session"],
    ["Lessons", "Reports"],
    ["Shell"],
    ["loy", "loy-bench", "loy-datagen"],
  ]

  /// The modules in C and those of other packages, each with the only modules that may import it.
  static let fenced: [String: Set<String>] = [
    "CAllocator": ["Work"],
    "CBitKernels": ["Bitmaps"],
    "CCodecs": ["Formats"],
    "CNumerics": ["Statistics"],
    "CScanKernels": ["Formats"],
    "CSQLite": ["Formats"],
    "CXLSX": ["Formats"],
    "CStreams": ["Formats", "Shell", "loy"],
    "CLineEdit": ["Shell"],
    "CEditSystem": [],
    "ArgumentParser": ["loy", "loy-datagen"],
  ]

  /// Modules of the toolchain, which everyone may import.
  static let common: Set<String> = ["Glibc", "Synchronization"]

  /// Why a module may not import another, or nothing when it may.
  static func objection(to imported: String, in module: String) -> String? {
    if let users = fenced[imported] { return users.contains(module) ? nil : "fenced" }
    if common.contains(imported) { return nil }
    guard let target = floor(of: imported) else { return "unknown module" }
    guard let own = floor(of: module) else { return "the importing module has no floor" }
    return target < own ? nil : "not a lower floor"
  }

  private static func floor(of module: String) -> Int? {
    all.firstIndex { $0.contains(module) }
  }
}

// swift-tools-version: 6.3
import PackageDescription

/// Settings shared by every Swift target: warnings are errors, and unsafe code must say so.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

/// The modules of `docs/architecture.md`, lowest floor first, each with what it may import.
let floors: [(name: String, dependencies: [Target.Dependency])] = [
  ("Values", []),
  ("Work", ["CAllocator"]),
  ("Bitmaps", ["CBitKernels"]),
  ("Statistics", ["CNumerics", "Values"]),
  ("Diagnostics", ["Values"]),
  ("Tables", ["Bitmaps", "Values", "Work"]),
  ("Language", ["Diagnostics", "Values"]),
  ("Charts", ["Values"]),
  (
    "Formats",
    [
      "Bitmaps", "CCodecs", "CScanKernels", "CSQLite", "CXLSX", "CStreams", "Diagnostics", "Tables",
      "Values",
      "Work",
    ]
  ),
  ("Engine", ["Bitmaps", "Diagnostics", "Language", "Statistics", "Tables", "Values", "Work"]),
  (
    "Analyses",
    [
      "Bitmaps", "Charts", "Diagnostics", "Engine", "Language", "Statistics", "Tables", "Values",
      "Work",
    ]
  ),
  (
    "Session",
    [
      "Analyses", "Bitmaps", "Charts", "Diagnostics", "Engine", "Formats", "Language", "Statistics",
      "Tables", "Values", "Work",
    ]
  ),
  ("Reports", ["Charts", "Diagnostics", "Formats", "Session", "Tables", "Values"]),
  (
    "Shell",
    ["CLineEdit", "CStreams", "Diagnostics", "Language", "Reports", "Session", "Values", "Work"]
  ),
]

let package = Package(
  name: "loy",
  products: [
    .executable(name: "loy", targets: ["loy"]),
    .executable(name: "loy-bench", targets: ["loy-bench"]),
    .executable(name: "loy-datagen", targets: ["loy-datagen"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2")
  ],
  targets: [
    .target(name: "CAllocator"),
    .target(name: "CBitKernels"),
    .target(name: "CScanKernels"),
    .target(
      name: "CCodecs", linkerSettings: [.linkedLibrary("z"), .linkedLibrary("zstd")]),
    .target(name: "CNumerics"),
    .target(
      name: "CXLSX", linkerSettings: [.linkedLibrary("minizip"), .linkedLibrary("expat")]),
    .target(name: "CStreams"),
    .systemLibrary(name: "CEditSystem", pkgConfig: "libedit", providers: [.apt(["libedit-dev"])]),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .target(name: "CLineEdit", dependencies: ["CEditSystem"]),
    .executableTarget(
      name: "loy",
      dependencies: [
        "CStreams", "Diagnostics", "Formats", "Language", "Reports", "Session", "Shell", "Values",
        "Work", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "loy-bench",
      dependencies: [
        "Bitmaps", "Diagnostics", "Formats", "Session", "Statistics", "Tables", "Values", "Work",
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "loy-datagen",
      dependencies: [
        "Formats", "Statistics", "Values",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .target(name: "TestSupport", dependencies: ["Values"], path: "Tests/TestSupport"),
  ]
    + floors.map { floor in
      .target(name: floor.name, dependencies: floor.dependencies, swiftSettings: strict)
    }
    + floors.map { floor in
      .testTarget(
        name: "\(floor.name)Tests",
        dependencies: [.target(name: floor.name), "TestSupport"] + floor.dependencies
          // The engine's twin tests ask SQLite the same questions.
          + (floor.name == "Engine" ? ["Formats"] : []))
    }
    + [
      .testTarget(name: "ArchitectureTests", dependencies: ["TestSupport"]),
      .testTarget(
        name: "CommandTests",
        dependencies: ["Diagnostics", "Formats", "Reports", "Session", "TestSupport"],
        exclude: ["Transcripts"]),
    ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)

/// Finds the folder of reference data, which lives outside the project.
import Glibc

/// The folder named by `LOY_REFERENCE`, when it is there.
public enum Reference {
  /// The path of `relative` inside the reference folder, or nothing when the folder is absent.
  public static func path(_ relative: String) -> String? {
    guard let root = unsafe getenv("LOY_REFERENCE") else {
      print("skipped: LOY_REFERENCE is not set, so \(relative) was not read")
      return nil
    }
    let path = unsafe String(cString: root) + "/" + relative
    guard access(path, R_OK) == 0 else {
      print("skipped: \(relative) is not in the reference folder")
      return nil
    }
    return path
  }
}

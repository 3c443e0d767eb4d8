using System.Globalization;

namespace EasySale.Sync.Engine.Operations.Mappings;

/// <summary>A version as the headers ETag and If-Match write it: <c>"3"</c>.</summary>
public static class VersionTag
{
    public static string Of(int version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>The version, or null where the header names none.</summary>
    public static int? Read(string? header) =>
        int.TryParse(header?.Trim().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version > 0 ? version : null;
}

using System.Globalization;
using System.Text.RegularExpressions;
using EasySale.Sync.Engine.Operations.Inputs;

namespace EasySale.Sync.Engine.Operations.Configuration;

/// <summary>Where a configuration lies among the tenant's blobs. Callers choose the name below a folder of its own.</summary>
internal static partial class ConfigurationPath
{
    private const string Folder = "configuration/";

    public static string Default(DateTimeOffset now) => now.UtcDateTime.ToString("yyyy-MM-dd'T'HHmmss'Z.json'", CultureInfo.InvariantCulture);

    /// <summary>The field <c>path</c>, or null.</summary>
    public static string? Read(JsonInput fields)
    {
        var path = fields.Text("path");
        if (path is null || Form().IsMatch(path)) return path;
        fields.Wrong("path", "Must be names of a-z, A-Z, 0-9, '.', '_' and '-', separated by '/', none beginning with a dot. Example: \"backups/november.json\".");
        return null;
    }

    public static string Blob(string path) => Folder + path;

    [GeneratedRegex("^[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$")]
    private static partial Regex Form();
}

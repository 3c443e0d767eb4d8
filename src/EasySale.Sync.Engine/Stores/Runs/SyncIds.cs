using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace EasySale.Sync.Engine.Stores.Runs;

/// <summary>
/// A run's id: 16 hex digits of reversed ticks (newest sorts first), then 8 random ones. It tells its own month, so a run is
/// found by its id alone.
/// </summary>
public static partial class SyncIds
{
    public static string New(DateTimeOffset now) =>
        Prefix(now) + RandomNumberGenerator.GetHexString(8, lowercase: true);

    /// <summary>The one id of a run that several workers may ask for at once: the same for the same instant and reason.</summary>
    public static string Of(DateTimeOffset instant, string reason) =>
        Prefix(instant) + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(reason)).AsSpan(0, 4));

    /// <summary>What the ids of an instant begin with: sorts before ids of earlier instants, behind those of later ones.</summary>
    public static string Prefix(DateTimeOffset instant) =>
        (DateTimeOffset.MaxValue.UtcTicks - instant.UtcTicks).ToString("x16", CultureInfo.InvariantCulture);

    public static bool IsValid(string? text) => text is not null && Form().IsMatch(text);

    /// <summary>When a run was asked for.</summary>
    public static DateTimeOffset Instant(string syncId) =>
        new(DateTimeOffset.MaxValue.UtcTicks - long.Parse(syncId.AsSpan(0, 16), NumberStyles.HexNumber, CultureInfo.InvariantCulture), TimeSpan.Zero);

    /// <summary>The month of a run, <c>2026-11</c>: the last part of its partition.</summary>
    public static string Month(string syncId) => Month(Instant(syncId));

    public static string Month(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>The first instant of an instant's month.</summary>
    public static DateTimeOffset MonthStart(DateTimeOffset instant) => new(instant.UtcDateTime.Year, instant.UtcDateTime.Month, 1, 0, 0, 0, TimeSpan.Zero);

    [GeneratedRegex("^[0-2][0-9a-f]{23}$")]
    private static partial Regex Form();
}

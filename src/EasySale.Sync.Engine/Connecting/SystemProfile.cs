namespace EasySale.Sync.Engine.Connecting;

/// <summary>A system described to another one. Unknown parts are null.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="BaseUrl">Its address.</param>
/// <param name="Currency">ISO 4217 code of its main currency.</param>
/// <param name="TimeZone">IANA zone, or an offset such as <c>-05:00</c>.</param>
public sealed record SystemProfile(string? Name, string? BaseUrl, string? Currency, string? TimeZone)
{
    public static readonly SystemProfile Unknown = new(null, null, null, null);
}

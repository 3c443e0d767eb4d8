using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace EasySale.Sync.Local.Durable.Replaying;

/// <summary>Guids that come out the same on every replay: version 5 of RFC 9562 over instance, time and a count.</summary>
internal sealed class ReplayGuids(string instanceId)
{
    private static readonly byte[] Space = new Guid("9e952958-5e33-4daf-827f-2fa12937b875").ToByteArray(bigEndian: true);
    private int _count;

    public Guid Next(DateTime now)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{instanceId}|{now:O}|{_count++}");
#pragma warning disable CA5350 // The RFC's own hash; nothing is kept secret by it.
        var hash = SHA1.HashData([.. Space, .. Encoding.UTF8.GetBytes(name)]).AsSpan(0, 16);
#pragma warning restore CA5350
        hash[6] = (byte)(hash[6] & 0x0F | 0x50);
        hash[8] = (byte)(hash[8] & 0x3F | 0x80);
        return new Guid(hash, bigEndian: true);
    }
}

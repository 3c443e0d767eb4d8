using System.Security.Cryptography;

namespace EasySale.Sync.Local.Worker;

/// <summary>New ids of calls, instances and writes: 32 random hex digits.</summary>
internal static class Ids
{
    public static string New() => RandomNumberGenerator.GetHexString(32, lowercase: true);
}

using System.Security.Cryptography;

namespace EasySale.Sync.Engine.Stores.LocalSecrets;

/// <summary>The key of the one-machine host's secrets: 32 random bytes in a file that only its owner may read.</summary>
public sealed class LocalKey
{
    private const int Length = 32;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Others = ~(OwnerOnly | UnixFileMode.UserExecute);

    private readonly byte[] _key;

    private LocalKey(byte[] key) => _key = key;

    /// <summary>Reads the key, or makes one where there is no such file yet.</summary>
    /// <exception cref="InvalidOperationException">The file is no key, or others may read it.</exception>
    public static LocalKey Open(string file)
    {
        if (!File.Exists(file)) Create(file);
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & Others) != 0)
            throw new InvalidOperationException($"Others may read the key file {file}. Run: chmod 600 {file}");
        var key = File.ReadAllBytes(file);
        return key.Length == Length ? new LocalKey(key) : throw new InvalidOperationException($"{file} is no key file: it has {key.Length} bytes, not {Length}.");
    }

    internal AesGcm Cipher() => new(_key, AesGcm.TagByteSizes.MaxSize);

    // Written aside and then moved, so that of two hosts that start at once one key wins and none is read half.
    private static void Create(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        var aside = $"{file}.{RandomNumberGenerator.GetHexString(8)}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        using (var stream = new FileStream(aside, options)) stream.Write(RandomNumberGenerator.GetBytes(Length));
        try
        {
            File.Move(aside, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(aside);
        }
    }
}

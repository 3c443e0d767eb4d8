namespace Azure.Storage.Blobs.Rest;

internal static class Unsupported
{
    public static void Unless(bool served)
    {
        if (!served) throw new NotSupportedException("The stand-in of Azure.Storage.Blobs does not serve this argument.");
    }
}

using System.Text;

namespace EasySale.Sync.Simulators.QuickBooks.Front.OAuth;

/// <summary>Whether a call carries the app's id and secret as Basic authorization.</summary>
internal sealed class ClientCheck(string id, string secret)
{
    private const string Scheme = "Basic ";

    public bool Passes(FrontCall call) =>
        call.Headers.Authorization.ToString() == Scheme + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{id}:{secret}"));
}

namespace EasySale.Sync.Simulators.QuickBooks;

/// <summary>What the owner does on the consent page.</summary>
public sealed class OwnerConsent
{
    internal OwnerConsent(string company) => Company = company;

    /// <summary>The realm id of the company chosen; the first of the options unless told otherwise.</summary>
    public string Company { get; set; }

    /// <summary>The owner refuses: the app is called back with <c>error=access_denied</c>.</summary>
    public bool Denies { get; set; }
}

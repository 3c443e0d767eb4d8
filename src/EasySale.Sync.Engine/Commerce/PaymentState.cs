namespace EasySale.Sync.Engine.Commerce;

/// <summary>How far a sale is paid.</summary>
public enum PaymentState
{
    /// <summary>All of it is owed.</summary>
    Unpaid,

    /// <summary>Something was received or credited, something is owed.</summary>
    PartlyPaid,

    /// <summary>Nothing is owed, and money was received.</summary>
    Paid,

    /// <summary>Nothing is owed although no money was received: credits took it back, or there was nothing to owe.</summary>
    Credited,

    /// <summary>The sale was voided: nothing is owed any more, nothing counts as received.</summary>
    Voided,
}

namespace Coilwright.Requests;

/// <summary>Something that holds requests with deadlines.</summary>
internal interface ISweepable
{
    /// <summary>Fails what is overdue. Never throws and never blocks.</summary>
    /// <param name="now">The present timestamp.</param>
    void Sweep(long now);
}

namespace Confero.Disclosure;

/// <summary>How far a section may be seen; each class includes those before it.</summary>
public enum DisclosureClass
{
    /// <summary>The State alone.</summary>
    A,

    /// <summary>And the secretariat.</summary>
    B,

    /// <summary>And parties named by the State.</summary>
    C,

    /// <summary>And all registered parties.</summary>
    D,

    /// <summary>And the public.</summary>
    E,
}

/// <summary>The sections of a request that are disclosed one by one.</summary>
public enum Section
{
    Summary,
    Context,
    Needs,
    Scale,
    Place,
    Condition,
    Contacts,
    Documents,
    Money,

    /// <summary>The text written for the public; the only one meant to become class E.</summary>
    Public,
}

/// <summary>The limits on classes that hold everywhere.</summary>
public static class DisclosureRules
{
    /// <summary>What a section has until its State decides otherwise.</summary>
    public const DisclosureClass Default = DisclosureClass.B;

    /// <summary>The widest class a section may ever get: place, scale, condition and contacts of a stockpile never reach everybody.</summary>
    public static DisclosureClass Widest(Section section) =>
        section switch
        {
            Section.Place or Section.Scale or Section.Condition or Section.Contacts or Section.Documents =>
                DisclosureClass.C,
            Section.Public or Section.Needs => DisclosureClass.E,
            _ => DisclosureClass.D,
        };
}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/quantity.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QStringList>

#include <optional>

namespace mqtt {

/// How a payload is declared to be read.
enum class DraftForm
{
    Json,
    PseudoJson, ///< as Python prints it
    Number,
    Text,
};

/// A value found in a payload, and what a person says it is.
struct DraftField
{
    enum class Kind
    {
        Number,
        NumberText, ///< a number written as a text
        Boolean,
        BooleanText, ///< "true" or "false" as a text
        Text,        ///< has no meaning by itself
    };

    QStringList path; ///< from the outside in; empty: the payload is the value
    Kind kind = Kind::Number;
    QString shown; ///< its value in the payload that it was found in
    bool taken = false;
    std::optional<core::Quantity> quantity;
    QString unit;    ///< that the device sends; empty: not known
    QString channel; ///< where a device has several of one quantity

    /// "ENERGY.Power"
    QString name() const;
};

/// Why a draft cannot become a profile yet. The facts stand beside it.
enum class DraftFault
{
    None,
    NoName,
    BadId,        ///< small letters, digits and hyphens
    NoDevice,     ///< neither a level nor an id
    BadLevel,     ///< the level has a character that patterns give a meaning: { } + #
    NothingTaken, ///< no field was chosen
    NoQuantity,   ///< field
    NoUnit,       ///< field
    WrongUnit,    ///< field, unit
    TextUnclear,  ///< field; a text has no number in it
    Twice,        ///< field, other field: one quantity and channel for both
    NoMeaning,    ///< a text payload needs to be told what on and off are
};

/// A profile that begins with one live message: whoever makes it says where the device's id stands, which
/// values are kept and what they are. What is proposed is only proposed: nothing is taken that a person did
/// not confirm.
///
/// Pure value. toProfile() is what schema and profileProblems() check.
struct ProfileDraft
{
    static constexpr qsizetype MostFields = 60;

    struct Verdict
    {
        DraftFault fault = DraftFault::None;
        QStringList facts;
    };

    QString id;
    QString name;
    QString topic;        ///< of the message
    int deviceLevel = -1; ///< which level is the device's id; -1: none, all is one device
    QString device;       ///< the id, where no level is
    DraftForm form = DraftForm::Json;
    QList<DraftField> fields;
    qsizetype moreFields = 0; ///< found beyond MostFields
    QString onText;           ///< of the form Text: what stands for 1
    QString offText;          ///< and for 0

    /// Proposes form, level, fields, quantities and units for a message; nothing is taken.
    static ProfileDraft of(const QString &topic, const QByteArray &payload);
    /// The form that fits the payload best, as a proposal.
    static DraftForm likelyForm(const QByteArray &payload);
    /// The level that most looks like an id, as a proposal; -1 for none.
    static int likelyLevel(const QString &topic);
    /// What a key's name lets one think of; nothing where it says nothing.
    static void propose(DraftField &field);
    /// The units that a quantity can be sent in, its own first.
    static QStringList units(core::Quantity quantity);
    /// Quantities that a field of this kind can be.
    static QList<core::Quantity> quantities(DraftField::Kind kind);

    /// Looks for values in @p payload anew; what a person said of those that are still there stays.
    void findFields(const QByteArray &payload);
    /// The topic with {device} in its place.
    QString pattern() const;
    Verdict verdict() const;
    /// The profile as it would be written. Complete only without a fault.
    QJsonObject toProfile() const;
};

} // namespace mqtt

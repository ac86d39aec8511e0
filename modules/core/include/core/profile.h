// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"
#include "core/quantity.h"
#include "core/result.h"

#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QStringList>

#include <chrono>
#include <memory>
#include <optional>

class QDir;

namespace core {

/// A stretch of a quantity's scale, for gauges and words.
struct Band
{
    enum class Level
    {
        Normal,
        High,
        Critical
    };
    double from = 0; ///< in quantityUnit()
    double to = 0;
    Level level = Level::Normal;
};

/// What a profile says of one quantity (all channels alike).
struct QuantityRule
{
    Quantity quantity = Quantity::Voltage;
    std::optional<double> validMin; ///< below it a value is impossible: quality Bad, no value
    std::optional<double> validMax;
    double scaleMin = 0; ///< the gauge's ends
    double scaleMax = 0;
    bool gauge = false; ///< shown as a gauge on the device page
    QList<Band> bands;  ///< for the gauge; what no band covers is Normal
    QString expected;   ///< short words such as "207 to 253"; empty when nothing is expected
    std::chrono::milliseconds staleAfter{
        0}; ///< older than this is Stale; 0 = twice the device's reporting interval
};

/// An order this family understands: a message template, in which "{device}" and "{value}" are replaced, or
/// the writing of a register.
struct CommandRule
{
    /// What a person has to do before it may go.
    enum class Danger
    {
        Plain,
        Typed, ///< the device's id is typed, besides all else
    };
    QString name; ///< "relay", "interval", or a register order's own
    QString topic;
    int qos = 1;
    std::chrono::milliseconds window{15000};     ///< evidence is waited for this long
    std::chrono::milliseconds minimumSpacing{0}; ///< between two orders to one device
    bool requiresOnline = true;
    // relay
    QByteArray onPayload;
    QByteArray offPayload;
    Quantity proof = Quantity::Relay; ///< fresh, unretained readings of this prove or disprove
    bool canQuery = false;            ///< false: "last reported, cannot be asked"
    // interval
    struct Key
    {
        QString name; ///< key in the payload, for example "metrics"
        std::chrono::milliseconds minimum{0};
        std::chrono::milliseconds maximum{0};
        std::chrono::milliseconds factory{0}; ///< what the device uses when never configured
        QString source; ///< topic suffix whose arrivals prove it, for example "pzem/metrics"
    };
    QList<Key> keys;
    // writing a register
    int function = 0; ///< the Modbus function that writes it; 0 = a message
    QString title;    ///< in English; the application has words of its own for the orders it knows
    QString meaning;  ///< what will happen, in a sentence; may be empty
    Danger danger = Danger::Plain;
    std::optional<double> fixed; ///< takes no value: the read-back that proves it
    double minimum = 0;          ///< of the value, in unit
    double maximum = 0;
    double step = 1;
    QString unit;
    double tolerance = 0; ///< a read-back that differs by no more proves the order
    QString proofChannel;
    bool moves = false;  ///< afterwards the device answers at the unit that was ordered
    QJsonObject section; ///< "write" and "readBack", read by the codec's module

    bool isRegister() const { return function != 0; }
};

/// A family of devices, taught by a JSON file. Immutable after loading; shared as ProfilePtr; any thread.
struct Profile
{
    ProfileId id;
    int version = 0;
    QString hash; ///< first 16 hexadecimal digits of the SHA-256 of the file
    QString name;
    QString vendor;
    QString description; ///< what the family is, in a sentence or two; may be empty
    QString codec;       ///< "modbus" or "mqtt"
    QMap<Quantity, QuantityRule> quantities;
    QMap<QString, CommandRule> commands;
    QJsonObject section; ///< the object under the key named by codec; read by that codec's module
    QString fileName;

    const QuantityRule *rule(Quantity quantity) const;
};
using ProfilePtr = std::shared_ptr<const Profile>;

/// Every known profile by id.
class ProfileStore
{
public:
    /// Loads every *.json of @p directories, each checked against the shipped schema. Later directories win,
    /// but nothing replaces a profile shipped in the program, and of two files with one id in a directory the
    /// first stays: meters must not change their meaning because a file was put somewhere. What is left out,
    /// bad files included, is named in @p errors; the others load. An empty list means the shipped profiles.
    static ProfileStore load(const QStringList &directories, QList<Error> *errors);
    /// One profile from text. Errors: BadInput naming @p fileName, the key and what was expected.
    static Result<ProfilePtr> parse(const QByteArray &text, const QString &fileName);

    ProfilePtr find(const ProfileId &id) const;
    QList<ProfilePtr> all() const;
    void insert(ProfilePtr profile);

private:
    /// Why @p profile, from @p directory, may not be taken; nothing when it may.
    std::optional<Error> whyNot(const Profile &profile, const QDir &directory) const;

    QMap<ProfileId, ProfilePtr> m_profiles;
};

} // namespace core

Q_DECLARE_METATYPE(core::ProfilePtr)

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <functional>

class QWidget;

using Say = std::function<QString(const QString &)>;

/// A part in one of its states. @p text lets it be made with longer words.
struct State
{
    QString name;
    std::function<QWidget *(const Say &text)> make;
};

struct Part
{
    QByteArray name;
    QList<State> states;
    bool grey = false; ///< its states have to be told apart without colour
};

/// Parts that show a fleet and its day, and those that show a bus.
QList<Part> fleetParts();
QList<Part> busParts();

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QObject>
#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

class QTranslator;

namespace console {

/// The language of the window: loads the translators of a language into the program and sets the direction of
/// layouts. Two languages are for testing layouts and offered nowhere: "x-long" makes every text half as long
/// again, "x-mirror" is English laid out from right to left. GUI thread; lives as long as the application.
class Language : public QObject
{
    Q_OBJECT

public:
    explicit Language(QObject *parent = nullptr);
    ~Language() override;

    /// Speaks @p code ("de"), or for an empty one the first of the computer's languages that is there, else
    /// English. False, and nothing changes, for a language that is not there.
    bool use(const QString &code);
    /// What is spoken: "en", "de", …
    QString current() const { return m_current; }
    /// How numbers and dates are written in it; the default QLocale while it is spoken.
    QLocale locale() const;

    /// The languages a person can choose, "en" first.
    static QStringList available();
    /// A language's name in its own words: "Deutsch".
    static QString nameOf(const QString &code);

private:
    void install(std::unique_ptr<QTranslator> translator);
    void dropAll();

    QString m_current;
    std::vector<std::unique_ptr<QTranslator>> m_translators;
};

} // namespace console

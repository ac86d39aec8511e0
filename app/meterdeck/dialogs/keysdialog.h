// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "keymap.h"

#include <QDialog>

class QLineEdit;

namespace console {

/// The map of keys: every line of the window's KeyMap that has one, in groups, two columns, searched by
/// typing.
class KeysDialog : public QDialog
{
    Q_OBJECT

public:
    KeysDialog(const QList<KeyMap::Action> &actions, QWidget *parent);

    QSize sizeHint() const override;
    /// Shows only lines whose words or keys hold @p text.
    void filter(const QString &text);
    /// Lines on screen, for tests: "Find a page, device or command: Ctrl+K".
    QStringList shownLines() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Line
    {
        QWidget *row;
        QString text; ///< as it is read and searched
        QWidget *group;
    };
    QWidget *buildGroup(const QString &title, const QList<KeyMap::Action> &actions);
    QWidget *buildLine(const KeyMap::Action &action);

    QLineEdit *m_filter;
    QList<Line> m_lines;
};

} // namespace console

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QStringList>

namespace widgets {

/// Looks like a field and acts as a button: it opens the palette, where one types. Shows the keys that do the
/// same.
class SearchField : public QAbstractButton
{
    Q_OBJECT
public:
    explicit SearchField(QWidget *parent = nullptr);
    void setPlaceholder(const QString &text, const QStringList &keys);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {160, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QStringList m_keys;
};

} // namespace widgets

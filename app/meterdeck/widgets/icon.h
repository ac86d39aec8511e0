// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"

#include <QWidget>

namespace widgets {

/// A Lucide icon that follows the theme and grows with its fonts. An ornament beside words: screen readers
/// pass it by.
class Icon : public QWidget
{
    Q_OBJECT
public:
    explicit Icon(const QString &name, Token token = Token::Text2, int size = 16, QWidget *parent = nullptr);

    void setName(const QString &name);
    void setToken(Token token);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QString m_name;
    Token m_token;
    int m_size;
};

} // namespace widgets
